/** Something a caller of the control API asked for that cannot be. */
export class SimulatorProblem extends Error {
  constructor(
    message: string,
    /** HTTP status of the answer. */
    readonly status = 400,
    /** Names it for programs, where they do something about it. */
    readonly code?: 'scan_again',
  ) {
    super(message);
  }
}

/** Why the simulator cannot start, in one line for the person who starts it. */
export class SimulatorStartError extends Error {
  override readonly name = 'SimulatorStartError';
}
