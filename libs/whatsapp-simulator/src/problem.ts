/** Something a caller of the control API asked for that cannot be. */
export class SimulatorProblem extends Error {
  constructor(
    message: string,
    /** HTTP status of the answer. */
    readonly status = 400,
  ) {
    super(message);
  }
}
