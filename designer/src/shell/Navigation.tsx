import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from './use-may.js';

/** The pages that somebody of this role can use. */
export function Navigation() {
  const { t } = useTranslation();
  const [authors, keeper] = [useMay('designer', 'publisher'), useMay('securityAdministrator')];
  const readers = useMay('departmentAdministrator', 'systemAdministrator') || authors;
  const pages = [
    ...(readers ? [['/', t('packages')]] : []),
    ...(authors ? [['/proposals', t('proposals.title')]] : []),
    ...(authors || keeper
      ? [
          ['/bindings', t('bindings.title')],
          ['/trust', t('trust.title')],
        ]
      : []),
  ] as const;

  return (
    <nav aria-label={t('pages')} className="ot-pages">
      {pages.map(([to = '/', name]) => (
        <NavLink key={to} to={to} end={to === '/'}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
