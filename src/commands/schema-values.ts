import { z } from 'zod'

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const handle = z.string().regex(/^[k-z]{4,16}(\.\d+)?$/)
