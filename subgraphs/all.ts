// the decorators of every class below write through it: it must be there first
import 'reflect-metadata';
import { city } from './city/level.ts';
import { county } from './county/level.ts';
import { directorySubgraph } from './directory/subgraph.ts';
import type { Subgraph, SubgraphName } from './kit/subgraph.ts';
import { province } from './province/level.ts';
import { township } from './township/level.ts';

/** The five subgraphs, and the ports they take when each runs by itself. */
export const SUBGRAPHS: Record<SubgraphName, Subgraph> = {
  directory: directorySubgraph,
  province,
  city,
  county,
  township,
};

export const SUBGRAPH_PORTS: Record<SubgraphName, number> = {
  province: 4001,
  city: 4002,
  county: 4003,
  township: 4004,
  directory: 4005,
};
