/** What bin/harden.cjs takes from the bundle: the program, and the real world to run it in. */
export { main } from './cli/main.ts'
export { nodePorts } from './ports/node.ts'
