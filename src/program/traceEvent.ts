/**
 * One line of a trace: what happened, to whom, and what was seen of the state afterwards.
 *
 * Counterexamples, simulations, runs of the reference implementation and production logs share this form: NDJSON, a line an
 * event, in one total order. The JSON Schema that traces are validated with is generated from this type.
 */

/** JSON as it stands in a trace. */
export type TraceValue = null | boolean | number | string | TraceValue[] | { [key: string]: TraceValue }

export interface TraceEvent {
  /** Name of the action as in the specification; `Init` observes the initial state and takes no step. */
  action: string
  /**
   * By parameter (or named choice) of the action. A value may be partial: an object says only the fields it names. What
   * is not said is searched for.
   */
  args?: { [parameter: string]: TraceValue }
  /** The node that it happened on; for the reader, not compared. */
  node?: string
  /**
   * What was seen of the state after the action, by path: a variable, then keys and indices as in `log.A[3].epoch`
   * (sequences count from 1, `.length` is the length of one). Values may be partial, as in `args`.
   */
  observed?: { [path: string]: TraceValue }
  /** Time of the event, in milliseconds of whatever clock; for the reader, not compared. */
  time?: number
}
