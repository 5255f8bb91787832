import { Flex, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Piece, readMessage, writeMessage } from './expression-text.js';
import { Calculated } from './FactSetting.js';
import { pathOf, type SettingProps } from './setting.js';

/** A text in which facts stand by their names: 您好，【学生姓名】。 */
export function MessageSetting({ id, label, value, facts, onChange }: SettingProps) {
  const { t } = useTranslation();
  const pieces = value === undefined ? [] : readMessage(value);
  const shown = pieces && shownMessage(pieces, (path) => facts.find((fact) => pathOf(fact) === path)?.title ?? path);
  const [typed, type] = useState(shown ?? '');
  useEffect(() => type(shown ?? ''), [shown]);
  if (shown === undefined) return <Calculated id={id} onClear={() => onChange(undefined)} />;

  const put = (text: string) => {
    const next = piecesOf(text, (title) => {
      const fact = facts.findLast((one) => one.title === title);
      return fact ? pathOf(fact) : undefined;
    });
    onChange(text === '' ? undefined : writeMessage(next, (path) => facts.find((fact) => pathOf(fact) === path)?.type === 'string'));
  };
  return (
    <Flex vertical gap={4}>
      <Input.TextArea
        id={id}
        aria-label={label}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={() => typed !== shown && put(typed)}
      />
      <Select
        size="small"
        aria-label={t('settings.insertInto', { label })}
        placeholder={t('settings.insert')}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={facts.filter(({ type: of }) => of !== 'list').map((fact) => ({ value: fact.title, label: fact.title }))}
        onChange={(title: string) => put(`${typed}【${title}】`)}
      />
    </Flex>
  );
}

function shownMessage(pieces: readonly Piece[], titleOf: (path: string) => string): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : `【${titleOf(piece.path)}】`)).join('');
}

/** What stands in 【…】 and is no name of a fact stays words. */
function piecesOf(text: string, pathOfTitle: (title: string) => string | undefined): readonly Piece[] {
  return text
    .split(/(【[^【】]*】)/)
    .filter((part) => part !== '')
    .map((part) => {
      const title = /^【(.*)】$/.exec(part)?.[1];
      const path = title === undefined ? undefined : (pathOfTitle(title) ?? knownPath(title));
      return path === undefined ? { text: part } : { path };
    });
}

/** A fact without a title is shown as its path, and comes back as it. */
function knownPath(title: string): string | undefined {
  return /^[A-Za-z_][\w.-]*$/.test(title) ? title : undefined;
}
