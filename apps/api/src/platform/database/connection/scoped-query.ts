import { Query, type QueryConfig, type QueryResult } from 'pg';
import type { Scope } from '../../scope/scope';

/** What a policy compares with the organization of a row. */
export const ORGANIZATION_SETTING = 'app.organization';
/** Its value where the rows of all organizations are seen. */
export const ALL_ORGANIZATIONS = '*';
/** What a second policy compares with the session of a row: an array of UUIDs, as text. Empty for no limit. */
export const SESSIONS_SETTING = 'app.sessions';

/** Statements that read and write no rows, and of which some may not be sent together with others. */
const ROWLESS =
  /^\s*(START TRANSACTION|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|VACUUM|LISTEN)\b/i;
const ROLLBACK = /^\s*ROLLBACK\b/i;

/** Prepared once for each connection. */
const SET_SCOPE = {
  name: 'scope',
  text: `SELECT set_config('${ORGANIZATION_SETTING}', $1, true), set_config('${SESSIONS_SETTING}', $2, true)`,
};
/** Seldom needed, so it is not prepared. */
const SET_SCOPE_AND_ROLE = {
  name: '',
  text: `${SET_SCOPE.text}, set_config('role', $3, true)`,
};

/** What stands in the settings of a transaction. */
interface Applied {
  organization: string;
  sessions: string;
  role: string;
}

/** What a connection knows of the scope of its transaction. */
export class ScopeOfDatabaseConnection {
  applied: Applied | null = null;
  isPrepared = false;

  /** @param role that the application runs under; `none` where it is the one that logs in. */
  constructor(readonly role: string) {}

  /** What a scope needs to have applied. */
  wanted(scope: Scope): Applied {
    if ('door' in scope) {
      const role = scope.isOwner ? 'none' : this.role;
      return { organization: ALL_ORGANIZATIONS, sessions: '', role };
    }
    const { organizationId: organization, sessionIds } = scope;
    const sessions = sessionIds === null ? '' : `{${sessionIds.join(',')}}`;
    return { organization, sessions, role: this.role };
  }
}

type Callback = (error: Error | undefined, result: QueryResult) => void;

/** The driver's connection, as far as a statement is sent over it. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parse(statement: { text: string; name: string; types?: unknown }): void;
  bind(portal: { portal?: string; statement: string; values: unknown[] }): void;
  execute(portal: { portal?: string }): void;
  close(what: { type: 'S'; name: string }): void;
}

/** The driver's query, whose methods its types leave out. */
interface DriverQuery {
  text: string;
  callback: Callback;
  queryMode?: string;
  submit(connection: Wire): Error | null;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
  handleError(error: Error, connection: Wire): void;
}
const DriverQuery = Query as unknown as new (
  config: QueryConfig | string,
  values: unknown,
  callback: Callback,
) => DriverQuery;

/**
 * A statement that brings its organization along. The setting is sent in front of it and answered with it, so it
 * costs no round trip; it holds until the transaction ends, which for a statement alone is that statement.
 */
export class ScopedQuery extends DriverQuery {
  /** The answer to the setting is awaited, before that to the statement. */
  private isSetting = false;

  constructor(
    config: QueryConfig | string,
    values: unknown,
    callback: Callback,
    private readonly scope: Scope,
    private readonly known: ScopeOfDatabaseConnection,
    private readonly transactionStatus: () => string | null,
  ) {
    super(config, values, callback);
  }

  override submit(connection: Wire): Error | null {
    const { known } = this;
    const status = this.transactionStatus();
    if (status === 'I') known.applied = { organization: '', sessions: '', role: known.role };
    // Settings are rolled back, too: to what they were before is not known.
    if (ROLLBACK.test(this.text)) known.applied = null;
    const wanted = known.wanted(this.scope);
    if (status === 'E' || ROWLESS.test(this.text) || isSame(known.applied, wanted))
      return super.submit(connection);
    // What comes without values would be sent as plain text, which nothing can be sent together with.
    this.queryMode = 'extended';
    connection.stream.cork();
    try {
      this.sendScope(connection, wanted);
      known.applied = wanted;
      return super.submit(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  override handleDataRow(message: unknown): void {
    if (!this.isSetting) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.isSetting) this.isSetting = false;
    else super.handleCommandComplete(message, connection);
  }

  override handleError(error: Error, connection: Wire): void {
    if (this.isSetting) this.known.isPrepared = false;
    this.isSetting = false;
    super.handleError(error, connection);
  }

  private sendScope(connection: Wire, { organization, sessions, role }: Applied): void {
    const { known } = this;
    const isRoleRight = known.applied?.role === role;
    const { name, text } = isRoleRight ? SET_SCOPE : SET_SCOPE_AND_ROLE;
    if (name === '') connection.parse({ text, name });
    else if (!known.isPrepared) {
      // After an error it is not known whether it was prepared before.
      connection.close({ type: 'S', name });
      connection.parse({ text, name });
      known.isPrepared = true;
    }
    connection.bind({
      statement: name,
      values: isRoleRight ? [organization, sessions] : [organization, sessions, role],
    });
    connection.execute({});
    this.isSetting = true;
  }
}

function isSame(applied: Applied | null, wanted: Applied): boolean {
  return (
    applied?.organization === wanted.organization &&
    applied.sessions === wanted.sessions &&
    applied.role === wanted.role
  );
}
