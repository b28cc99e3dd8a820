/** A request of the control API that the simulator refuses. */
export class SimulatorProblem extends Error {
  constructor(
    message: string,
    /** HTTP status of the answer. */
    readonly status = 400,
    /** Code for programs that handle the error. */
    readonly code?: 'scan_again',
  ) {
    super(message);
  }
}

/** Why the simulator cannot start, in one line for the person who starts it. */
export class SimulatorStartError extends Error {
  override readonly name = 'SimulatorStartError';
}
