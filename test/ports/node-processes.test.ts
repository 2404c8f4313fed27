import { readFileSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { nodeProcesses } from '../../src/ports/node-processes.ts'
import type { Order } from '../../src/ports/processes.ts'
import { temporaryFolder } from '../support/repository.ts'

function order(script: string, options: Partial<Order> = {}): Order {
  return {
    command: [process.execPath, '-e', script],
    shell: false,
    directory: temporaryFolder(),
    environment: { PATH: process.env.PATH },
    limitMs: 30_000,
    keep: 1000,
    ...options,
  }
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

/** A dead process that nobody has waited for is listed as a zombie. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

describe('a program', () => {
  test('is heard on both streams, and tells how it ended', async () => {
    let heard = ''
    const ended = await nodeProcesses.run(
      order('console.log("out"); console.error("err"); process.exitCode = 3', {
        onOutput: async (more) => {
          heard += more
        },
      }),
    )
    expect(ended).toMatchObject({ how: 'exited', exit: 3, signal: null, left: 0 })
    expect(heard.split('\n').sort()).toEqual(['', 'err', 'out'])
    expect(text(ended.beginning).length).toBe('out\nerr\n'.length)
  })

  test('gets its arguments as they are, and no standard input', async () => {
    const script = 'process.stdin.resume().on("end", () => console.log(process.argv[1]))'
    const { command } = order(script)
    const ended = await nodeProcesses.run(order(script, { command: [...command, '$HOME; *'] }))
    expect(text(ended.beginning)).toBe('$HOME; *\n')
  })

  test('keeps the beginning and the end of what is too long', async () => {
    const ended = await nodeProcesses.run(
      order('for (let i = 0; i < 100000; i += 1) console.log(String(i).padStart(9))', {
        keep: 100,
      }),
    )
    expect(text(ended.beginning)).toMatch(/^ {8}0\n {8}1\n/)
    expect(text(ended.end)).toMatch(/ {4}99999\n$/)
    expect([ended.beginning.length, ended.end.length, ended.left]).toEqual([100, 100, 999_800])
  })

  test('keeps a character whole that arrives in halves', async () => {
    let heard = ''
    await nodeProcesses.run(
      order(
        'process.stdout.write(Buffer.from([0xe2, 0x82])); setTimeout(() => process.stdout.write(Buffer.from([0xac])), 50)',
        {
          onOutput: async (more) => {
            heard += more
          },
        },
      ),
    )
    expect(heard).toBe('€')
  })

  test('that is not there is told apart from one that fails', async () => {
    const ended = await nodeProcesses.run(order('', { command: ['harden-has-no-such-program'] }))
    expect(ended).toMatchObject({ how: 'not-found', exit: null })
  })

  test('that kills itself tells the signal', async () => {
    const ended = await nodeProcesses.run(order('process.kill(process.pid, "SIGKILL")'))
    expect(ended).toMatchObject({ how: 'killed', exit: null, signal: 'SIGKILL' })
  })

  test('is ended with all it has started when its time is up', async () => {
    const child = 'setInterval(() => {}, 1000); process.on("SIGTERM", () => {})'
    const script = `const { pid } = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]); console.log(pid); setInterval(() => {}, 1000)`
    let heard = ''
    const ended = await nodeProcesses.run(
      order(script, {
        limitMs: 1500,
        onOutput: async (more) => {
          heard += more
        },
      }),
    )
    expect(ended.how).toBe('timed-out')
    await expect.poll(() => isThere(Number(heard))).toBe(false)
  })

  test('may leave something running in the background', async () => {
    const script =
      'const child = require("node:child_process").spawn("sleep", ["30"], { stdio: "inherit", detached: true }); child.unref(); console.log(child.pid)'
    const ended = await nodeProcesses.run(order(script))
    expect(ended).toMatchObject({ how: 'exited', exit: 0 })
    process.kill(Number(text(ended.beginning)), 'SIGKILL')
  })
})
