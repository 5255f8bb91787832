const paths = {
  alert: 'M12 8v5m0 3.5v.5M10.3 3.9 2.5 17.5A2 2 0 0 0 4.2 20.5h15.6a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 9.5a6 6 0 1 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.500M10 20a2.2 2.2 0 0 0 4 0',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  cloud: 'M7 19a5 5 0 0 1-.5-10 6 6 0 0 1 11.5 1.500A4.3 4.3 0 0 1 17.5 19Z',
  chevron: 'M9 5l7 7-7 7',
  document: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8Zm0 0v5h5M9 13h6M9 17h4',
  done: 'M8 12.500l3 3 5.5-6M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  globe: 'M3 12h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  home: 'M4 11l8-7 8 7v8.500a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 19.500ZM10 21v-6h4v6',
  inbox: 'M3 13h5l1.5 3h5L16 13h5M5.5 5h13L21 13v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5Z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  pen: 'M4 20l1-4L16.5 4.500a2 2 0 0 1 3 3L8 19Z',
  pin: 'M12 21s7-6.2 7-11.500a7 7 0 1 0-14 0C5 14.8 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  question: 'M9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.8.4-1 .9-1 1.700m0 3v.2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  refused: 'M9 9l6 6m0-6-6 6M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  search: 'M20 20l-4.5-4.500M17.5 10.500a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  shield: 'M12 3l8 3v6c0 5-3.5 7.8-8 9-4.5-1.2-8-4-8-9V6Zm-3.5 9 2.5 2.5 4.5-5',
  user: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 21c.5-4.5 3.5-6.5 7.5-6.500s7 2 7.5 6.5',
} as const;

export type IconName = keyof typeof paths;

/** One stroke icon of the portal. Decorative: the words beside it carry the meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
