/** Everything there is to know of an event that only live streams tell. */
export interface LiveEventDefinition<Name extends string = string, Data extends object = object> {
  /** Name of the server-sent event: `note.written`. No event of a webhook has it. */
  name: Name;
  /** What happened, and whom it is told. Plain text. */
  sentence: string;
  /** Shape of `data`: a class with a `@Field` for each field. */
  data: new () => Data;
  /** `data` as it may look. */
  sample: NoInfer<Data>;
}

/** Defines an event that only live streams tell. It is told once it stands in the list of `live-events/list.ts`. */
export function defineLiveEvent<const Name extends string, Data extends object>(
  definition: LiveEventDefinition<Name, Data>,
): LiveEventDefinition<Name, Data> {
  return definition;
}
