import { Button, Flex, Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { readLiteral, readPath, writeLiteral } from './expression-text.js';
import { pathOf, type SettingProps } from './setting.js';

const fixedText = '=text';

/** Something that the case knows, chosen by its name, or a fixed text. */
export function FactSetting({ id, label, value, facts, fixed = true, onChange }: Omit<SettingProps, 'parts'> & { fixed?: boolean }) {
  const { t } = useTranslation();
  const literal = value === undefined ? undefined : readLiteral(value);
  const path = value === undefined ? undefined : readPath(value);
  if (value !== undefined && literal === undefined && path === undefined) return <Calculated id={id} onClear={() => onChange(undefined)} />;
  if (literal !== undefined)
    return (
      <Flex gap={4}>
        <Input id={id} aria-label={label} value={literal} onChange={(event) => onChange(writeLiteral(event.target.value))} />
        <Button aria-label={t('settings.other', { label })} onClick={() => onChange(undefined)}>
          ×
        </Button>
      </Flex>
    );

  const known = facts.map((fact) => ({ value: pathOf(fact), label: fact.title }));
  const options = path === undefined || known.some((one) => one.value === path) ? known : [{ value: path, label: path }, ...known];
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('settings.choose')}
      value={path}
      options={[...options, ...(fixed ? [{ value: fixedText, label: t('settings.fixed') }] : [])]}
      onChange={(next?: string) => onChange(next === fixedText ? '""' : next)}
    />
  );
}

/** A calculation that was written elsewhere: said, kept, and replaceable. */
export function Calculated({ id, onClear }: { id: string; onClear: () => void }) {
  const { t } = useTranslation();

  return (
    <Flex gap={4} align="center">
      <Typography.Text id={id}>{t('panel.calculated')}</Typography.Text>
      <Button size="small" type="link" onClick={onClear}>
        {t('settings.replace')}
      </Button>
    </Flex>
  );
}
