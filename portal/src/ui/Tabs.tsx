import { NavLink } from 'react-router';

export interface TabLink {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
}

/** Views of one list, each with an address of its own. */
export function Tabs({ label, items }: { label: string; items: readonly TabLink[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <NavLink key={item.to} to={item.to} end className="tab">
          {item.label}
          {item.count !== undefined && <span className="count">{item.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
