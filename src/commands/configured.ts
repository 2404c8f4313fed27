import type { ServiceWords } from '../plan/scope.ts'

/** What commands want to know of the configuration, as far as it says anything. */
export interface Configured {
  /** Availability aimed at, per cent: what it leaves is the error budget. */
  readonly availability?: number | undefined
  /** What else belongs to a service, by its name. */
  readonly services?: Readonly<Record<string, ServiceWords>> | undefined
}
