import { z } from 'zod'
import { configSchema } from '../src/cli/config.ts'
import type { CommandName } from '../src/commands/schema.ts'
import {
  diagnosticSchema,
  errorSchema,
  itemSchema,
  outputSchema,
  planSchema,
  queueEntrySchema,
  recordSchema,
  resultSchemas,
} from '../src/commands/schema.ts'
import { changeSchema, entrySchema } from '../src/commands/schema-history.ts'

/** Parts that are described once in each file, under `$defs`. */
const parts = z.registry<{ id: string }>()
parts.add(planSchema, { id: 'plan' })
parts.add(itemSchema, { id: 'item' })
parts.add(recordSchema, { id: 'record' })
parts.add(queueEntrySchema, { id: 'queueEntry' })
parts.add(diagnosticSchema, { id: 'diagnostic' })
parts.add(changeSchema, { id: 'change' })
parts.add(entrySchema, { id: 'entry' })

/**
 * The files of `schema/`, by name: JSON Schema of what every command prints with
 * `--json`, and of its refusals. Objects may hold more than is described, since
 * adding a field does not raise the version; the configuration may not.
 */
export function schemaFiles(): Map<string, string> {
  const files = new Map([
    ['error.json', jsonSchema('A refusal, by any command', errorSchema)],
    ['config.json', closedSchema('The configuration: .hardenrc.json', configSchema)],
  ])
  for (const command of Object.keys(resultSchemas) as CommandName[]) {
    const name = `${command.replaceAll(' ', '-')}.json`
    files.set(name, jsonSchema(`harden ${command} --json`, outputSchema(command)))
  }
  return files
}

function closedSchema(title: string, schema: z.ZodType): string {
  const { $schema, ...described } = z.toJSONSchema(schema)
  return `${JSON.stringify({ $schema, title, ...described }, null, '\t')}\n`
}

function jsonSchema(title: string, schema: z.ZodType): string {
  const { $schema, ...described } = z.toJSONSchema(schema, {
    metadata: parts,
    override: ({ jsonSchema: part }) => {
      delete part.additionalProperties
      if (part.minimum === Number.MIN_SAFE_INTEGER) delete part.minimum
      if (part.maximum === Number.MAX_SAFE_INTEGER) delete part.maximum
    },
  })
  return `${JSON.stringify({ $schema, title, ...described }, null, '\t')}\n`
}
