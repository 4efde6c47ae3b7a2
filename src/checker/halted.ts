/** Thrown out of an expansion, or another long piece of work, that has gone on past the end of the budget. */
export class Halted extends Error {}
