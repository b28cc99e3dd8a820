import type { PageQuery } from '@whathooks/dto';
import {
  type DeepPartial,
  type EntityManager,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsSelect,
  type FindOptionsWhere,
  In,
  LessThan,
  type Repository,
} from 'typeorm';
import { notFound } from '../http/problems/api-error';
import { PAGE_DEFAULT } from '@whathooks/dto';
import { decodeCursor, toPage } from './cursor';

/** The organization whose rows a query may see. */
export interface Tenant {
  readonly organizationId: string;
}

/** Columns of every row that belongs to an organization. */
export interface TenantRow {
  id: string;
  organizationId: string;
}

/**
 * The one place where queries are scoped by organization.
 *
 * Every method takes the tenant first and adds its organization to the condition, so that a query
 * cannot forget it. Rows of other organizations are not found.
 */
export class TenantRepository<Row extends TenantRow> {
  constructor(
    private readonly manager: EntityManager,
    private readonly entity: EntityTarget<Row>,
    /** Name of a row in "No … has this id". */
    private readonly noun: string,
  ) {}

  /** The same repository inside a transaction. */
  within(tx: { manager: EntityManager }): TenantRepository<Row> {
    return new TenantRepository(tx.manager, this.entity, this.noun);
  }

  find(tenant: Tenant, where: FindOptionsWhere<Row> = {}, take?: number): Promise<Row[]> {
    return this.rows.find({ where: this.scoped(tenant, where), order: newestFirst<Row>(), take });
  }

  findOne(tenant: Tenant, where: FindOptionsWhere<Row>): Promise<Row | null> {
    return this.rows.findOne({ where: this.scoped(tenant, where) });
  }

  /** Counts matching rows. */
  count(tenant: Tenant, where: FindOptionsWhere<Row> = {}): Promise<number> {
    return this.rows.count({ where: this.scoped(tenant, where) });
  }

  /** @throws ApiError not_found */
  async get(tenant: Tenant, id: string): Promise<Row> {
    const row = await this.findOne(tenant, { id } as FindOptionsWhere<Row>);
    if (!row) throw notFound(this.noun);
    return row;
  }

  /**
   * Reads a row and locks it until the transaction ends. Only inside a transaction. Rows that refer
   * to it can still be written.
   *
   * @throws ApiError not_found
   */
  async lock(tenant: Tenant, id: string): Promise<Row> {
    const row = await this.findLocked(tenant, id);
    if (!row) throw notFound(this.noun);
    return row;
  }

  /** Like {@link lock}; null when there is no such row. */
  findLocked(tenant: Tenant, id: string): Promise<Row | null> {
    return this.rows.findOne({
      where: this.scoped(tenant, { id } as FindOptionsWhere<Row>),
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Like {@link findLocked} for many, always in the same order, so that two who lock them do not wait for each other. */
  findManyLocked(tenant: Tenant, ids: readonly string[]): Promise<Row[]> {
    return this.rows.find({
      where: this.scoped(tenant, { id: In([...ids]) } as FindOptionsWhere<Row>),
      order: newestFirst<Row>(),
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Id of the `count`-th newest matching row; null when there are fewer. */
  async nthNewest(
    tenant: Tenant,
    where: FindOptionsWhere<Row>,
    count: number,
  ): Promise<string | null> {
    const [row] = await this.rows.find({
      select: { id: true } as FindOptionsSelect<Row>,
      where: this.scoped(tenant, where),
      order: newestFirst<Row>(),
      skip: count - 1,
      take: 1,
    });
    return row?.id ?? null;
  }

  /**
   * Whether the newest matching row is the tenant's. Reads one row of any organization: for rows
   * that all belong to one, such as those of one webhook.
   */
  async owns(tenant: Tenant, where: FindOptionsWhere<Row>): Promise<boolean> {
    const row = await this.rows.findOne({ where, order: newestFirst<Row>() });
    return row?.organizationId === tenant.organizationId;
  }

  /** A page, newest first. */
  async page<View>(
    tenant: Tenant,
    query: PageQuery,
    view: (row: Row) => View,
    where: FindOptionsWhere<Row> = {},
  ): Promise<{ data: View[]; nextCursor: string | null }> {
    const limit = query.limit ?? PAGE_DEFAULT;
    const before = query.cursor
      ? ({ id: LessThan(decodeCursor(query.cursor)) } as FindOptionsWhere<Row>)
      : {};
    const rows = await this.rows.find({
      where: this.scoped(tenant, { ...where, ...before }),
      order: newestFirst<Row>(),
      take: limit + 1,
    });
    return toPage(rows, limit, view);
  }

  async insert(tenant: Tenant, values: Omit<DeepPartial<Row>, 'organizationId'>): Promise<Row> {
    const row = this.rows.create({
      ...values,
      organizationId: tenant.organizationId,
    } as DeepPartial<Row>);
    await this.rows.insert(row as never);
    return row;
  }

  /** @throws ApiError not_found when no row was changed. */
  async update(tenant: Tenant, id: string, values: DeepPartial<Row>): Promise<void> {
    const { affected } = await this.rows.update(
      this.scoped(tenant, { id } as FindOptionsWhere<Row>),
      values as never,
    );
    if (!affected) throw notFound(this.noun);
  }

  /** @throws ApiError not_found when no row was removed. */
  async remove(tenant: Tenant, id: string): Promise<void> {
    const { affected } = await this.rows.delete(
      this.scoped(tenant, { id } as FindOptionsWhere<Row>),
    );
    if (!affected) throw notFound(this.noun);
  }

  private get rows(): Repository<Row> {
    return this.manager.getRepository(this.entity);
  }

  private scoped(tenant: Tenant, where: FindOptionsWhere<Row>): FindOptionsWhere<Row> {
    return { ...where, organizationId: tenant.organizationId };
  }
}

function newestFirst<Row extends TenantRow>(): FindOptionsOrder<Row> {
  return { id: 'DESC' } as FindOptionsOrder<Row>;
}
