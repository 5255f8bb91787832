export type Language = 'zh' | 'en';

/** How a client reaches its server. */
export interface ClientOptions {
  /** Empty in the browser: the server that served the page. */
  readonly baseUrl?: string;
  /** A function where the language can be switched while the page is open. */
  readonly language: Language | (() => Language);
  readonly fetch?: typeof fetch;
  /** Waits so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

export interface Settings {
  readonly baseUrl: string;
  readonly language: () => Language;
  readonly fetch: typeof fetch;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** The options with their defaults. */
export function settingsOf({ baseUrl = '', language, fetch: given, pause }: ClientOptions): Settings {
  return {
    baseUrl: baseUrl.replace(/\/$/, ''),
    language: typeof language === 'function' ? language : () => language,
    fetch: given ?? ((input, init) => globalThis.fetch(input, init)),
    pause: pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
  };
}
