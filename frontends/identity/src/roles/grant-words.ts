import { t, type MessageKey } from '../messages.ts';
import type { GrantLine, Level } from './roles.graph.ts';

/** From the narrowest to the widest; the last two are for outsiders and screens. */
export const levels = [
  ...['OWN', 'DEPT', 'DEPT_TREE', 'CAMPUS', 'ALL'],
  ...['CONTRACT', 'DEVICE'],
] as readonly Level[];

export const levelWord = (level: Level): string => t(`level.${level}` as MessageKey);

/** One or two letters for a cell of the matrix; the legend says them in full. */
export const levelMark = (level: Level): string => t(`level.${level}.mark` as MessageKey);

/** What a line says, in words. */
export function lineWord(line: GrantLine | undefined): string {
  if (line?.denied) return t('grant.denied');
  return line?.level ? levelWord(line.level) : t('grant.none');
}

const domains = [
  ...['identity', 'facility', 'materials', 'equipment', 'maintenance', 'environment', 'energy'],
  ...['safety', 'finance', 'lease', 'hr', 'performance', 'collaboration', 'platform'],
] as const;

/** A domain by its own name; a new one shows its code until it has a word. */
export const domainWord = (domain: string): string =>
  (domains as readonly string[]).includes(domain) ? t(`domain.${domain}` as MessageKey) : domain;
