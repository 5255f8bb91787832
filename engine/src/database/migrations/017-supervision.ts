import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** 督办: yellow and red cards, one a job key. */
export const supervision: Migration = {
  name: '017-supervision',
  async up(knex) {
    await knex.raw(`create table supervision_card (
      tenant text not null,
      id uuid not null,
      job text not null,
      instance uuid not null,
      element text not null,
      level text not null check (level in ('yellow', 'red')),
      text text not null,
      at timestamptz not null,
      primary key (tenant, id),
      unique (tenant, job)
    )`);
    await knex.raw('create index supervision_card_of_instance on supervision_card (tenant, instance)');
    await ownRows(knex, 'supervision_card');
  },
};
