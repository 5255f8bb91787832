import { Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesOfSetting } from './choices-of-setting.js';
import { DaysSetting } from './DaysSetting.js';
import { readLiteral, writeLiteral } from './expression-text.js';
import { FactSetting } from './FactSetting.js';
import { EntrySetting, FieldsSetting } from './FieldsSetting.js';
import { MessageSetting } from './MessageSetting.js';
import { offeredFields } from './offered-fields.js';
import type { SettingProps } from './setting.js';
import type { SettingKind } from './setting-kinds.js';

/** One input of a block, asked the way its kind wants it; what is calculated otherwise is said to be so and left alone. */
export function SettingInput({ kind, ...props }: SettingProps & { kind: SettingKind }): ReactNode {
  const { t } = useTranslation();
  const { id, value, onChange } = props;

  if (kind === 'made') return <Typography.Text id={id}>{t('settings.made')}</Typography.Text>;
  if (kind === 'message' || kind === 'text') return <MessageSetting {...props} />;
  if (kind === 'days') return <DaysSetting {...props} />;
  if (kind === 'fact') return <FactSetting {...props} />;
  if (kind === 'list') return <FactSetting {...props} facts={props.facts.filter(({ type }) => type === 'list')} fixed={false} />;
  if (kind === 'entry') return <EntrySetting {...props} />;
  const offered = offeredFields(kind, props, t);
  if (offered) return <FieldsSetting {...props} offered={offered} every={kind !== 'columns'} />;

  const options = choicesOfSetting(kind, props, t);
  const chosen = kind === 'yesNo' ? value : value === undefined ? undefined : readLiteral(value);
  if (value !== undefined && chosen === undefined) return <Typography.Text id={id}>{t('panel.calculated')}</Typography.Text>;
  return (
    <Select
      id={id}
      aria-label={props.label}
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen}
      options={options}
      onChange={(next: string) => onChange(kind === 'yesNo' ? next : writeLiteral(next))}
    />
  );
}
