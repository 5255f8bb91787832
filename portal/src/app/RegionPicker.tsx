import type { Region } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { Icon } from '../ui/Icon.js';
import { Sheet } from '../ui/Sheet.js';
import { useLanguage } from '../words/use-language.js';

/** Where the person wants something done. */
export function RegionPicker() {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { region } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!region) return null;

  const name = pick(region.name, region.nameEn);
  return (
    <>
      <button
        type="button"
        className="icon-button region-button"
        aria-label={t('header.region', { name })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className="region-name">
          <Icon name="pin" />
          <span>{name}</span>
        </span>
      </button>
      {isOpen && <RegionSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function RegionSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { regions, region, chooseRegion } = useSession();
  const choose = (code: string) => {
    chooseRegion(code);
    onClose();
  };

  return (
    <Sheet title={t('header.chooseRegion')} onClose={onClose}>
      <ul className="region-list">
        {inTree(regions).map((place) => (
          <li key={place.code} data-level={place.level}>
            <button type="button" aria-pressed={place.code === region?.code} onClick={() => choose(place.code)}>
              {pick(place.name, place.nameEn)}
              {place.code === region?.code && <Icon name="check" />}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Each region followed by its own, as the tree is read. */
function inTree(regions: readonly Region[]): readonly Region[] {
  const codes = new Set(regions.map(({ code }) => code));
  const below = (parent: string | undefined): readonly Region[] =>
    regions
      .filter((region) => (region.parent && codes.has(region.parent) ? region.parent : undefined) === parent)
      .flatMap((region) => [region, ...below(region.code)]);

  return below(undefined);
}
