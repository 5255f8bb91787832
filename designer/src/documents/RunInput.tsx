import { Button, Flex, type GetRef, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorText, runOf } from './author-text.js';
import { bracketsOf, type PaperContext } from './paper-context.js';

interface RunInputProps {
  readonly label: string;
  /** As it stands in the template. */
  readonly run: string;
  readonly context: PaperContext;
  readonly onChange: (run: string) => void;
}

/** Words of a paper with facts in them. Taken over when it is left; a fact is put where the cursor was. */
export function RunInput({ label, run, context, onChange }: RunInputProps) {
  const { t } = useTranslation();
  const shown = authorText(run, context.titles);
  const [typed, type] = useState(shown);
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  useEffect(() => type(shown), [shown]);

  const take = (text: string) => {
    type(text);
    if (text !== shown) onChange(runOf(text, context.titles));
  };
  const around = (change: (before: string, chosen: string, after: string) => string) => {
    const area = box.current?.resizableTextArea?.textArea;
    const [from, to] = [area?.selectionStart ?? typed.length, area?.selectionEnd ?? typed.length];
    take(change(typed.slice(0, from), typed.slice(from, to), typed.slice(to)));
  };

  return (
    <Flex gap={6} align="flex-start" style={{ flex: 1 }}>
      <Input.TextArea aria-label={label} autoSize ref={box} value={typed} onChange={(event) => type(event.target.value)} onBlur={() => take(typed)} />
      <Button
        size="small"
        aria-label={`${label} ${t('paper.bold')}`}
        title={t('paper.bold')}
        onClick={() => around((a, b, c) => `${a}**${b || t('paper.boldWords')}**${c}`)}
      >
        <b>B</b>
      </Button>
      <Select
        size="small"
        style={{ width: 130, flex: 'none' }}
        aria-label={`${label} ${t('documentEditor.insert')}`}
        placeholder={t('documentEditor.insert')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={240}
        value={null}
        options={Object.entries(context.titles).map(([value, title]) => ({ value, label: title }))}
        onChange={(name: string) => around((before, _, after) => `${before}${bracketsOf(name, context)}${after}`)}
      />
    </Flex>
  );
}
