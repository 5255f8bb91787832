import type * as Contract from '../contract/index.js';

interface Verbs {
  readonly get: <T>(path: string, query?: Readonly<Record<string, string | undefined>>) => Promise<T>;
  readonly address: (path: string) => string;
}

/** Figures of the packages in force. */
export interface IndicatorCalls {
  indicators(): Promise<{ readonly items: readonly Contract.IndicatorEntry[] }>;
  indicator(name: string, indicator: string): Promise<Contract.IndicatorReport>;
  indicatorRecords(name: string, indicator: string, figure: Contract.FigureQuery): Promise<Contract.IndicatorRecords>;
  indicatorTableUrl(name: string, indicator: string, format: 'xlsx' | 'csv'): string;
}

export function indicatorCalls({ get, address }: Verbs): IndicatorCalls {
  const path = (name: string, indicator: string) => `/indicators/${encodeURIComponent(name)}/${encodeURIComponent(indicator)}`;
  return {
    indicators: () => get('/indicators'),
    indicator: (name, indicator) => get(path(name, indicator)),
    indicatorRecords: (name, indicator, figure) => get(`${path(name, indicator)}/records`, { ...figure }),
    indicatorTableUrl: (name, indicator, format) => address(`${path(name, indicator)}/table?format=${format}`),
  };
}
