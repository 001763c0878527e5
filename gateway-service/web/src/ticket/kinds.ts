import type { Key } from '../i18n/en';

/** The kinds of order that the ticket places, with what each asks for. */
export const KINDS = ['LIMIT', 'MARKET', 'STOP', 'STOP_MARKET', 'TAKE_PROFIT', 'TAKE_PROFIT_MARKET', 'TRAILING_STOP_MARKET'] as const;
export type Kind = (typeof KINDS)[number];

export const isPriced = (kind: Kind): boolean => kind === 'LIMIT' || kind === 'STOP' || kind === 'TAKE_PROFIT';
export const isConditional = (kind: Kind): boolean => kind !== 'LIMIT' && kind !== 'MARKET';
export const trails = (kind: Kind): boolean => kind === 'TRAILING_STOP_MARKET';
export const hasTrigger = (kind: Kind): boolean => isConditional(kind) && !trails(kind);

/** How long a priced order lasts; GTX is post-only. */
export const LASTING = ['GTC', 'GTX', 'IOC', 'FOK', 'GTD'] as const;
export type Lasting = (typeof LASTING)[number];

/** A limit order that waits for a trigger cannot name an end. */
export const lastingOf = (kind: Kind): readonly Lasting[] => (kind === 'LIMIT' ? LASTING : ['GTC', 'GTX', 'IOC', 'FOK']);

export const kindName = (kind: string): Key => ((KINDS as readonly string[]).includes(kind) ? `kind.${kind as Kind}` : 'kind.LIMIT');
