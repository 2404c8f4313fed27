import { Writable } from 'node:stream'
import { isCancel, selectKey, text } from '@clack/prompts'
import type { Dialogue } from './dialogue.ts'

/** @param colours whether the terminal may be sent any. */
export function nodeDialogue(colours: boolean): Dialogue {
  const output = colours ? process.stdout : colourless(process.stdout)
  return {
    choose: async (message, answers) => {
      const options = answers.map(({ key, label }) => ({ value: key, label }))
      const chosen = await selectKey({ message, options, output })
      return isCancel(chosen) ? null : chosen
    },
    edit: async (message, line) => {
      const edited = await text({ message, initialValue: line, output })
      return isCancel(edited) ? null : edited
    },
  }
}

/** A terminal that is moved about in, but not painted: the prompts know no other way. */
function colourless(terminal: NodeJS.WriteStream): Writable {
  const plain = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) =>
      terminal.write(String(chunk).replace(COLOUR, ''), () => done()),
  })
  const size = (name: 'columns' | 'rows') => ({ get: () => terminal[name], enumerable: true })
  Object.defineProperties(plain, {
    columns: size('columns'),
    rows: size('rows'),
    isTTY: { value: true },
  })
  terminal.on('resize', () => plain.emit('resize'))
  return plain
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what it removes is a control sequence
const COLOUR = /\u001b\[[\d;]*m/g
