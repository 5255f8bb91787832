import { Button, Space } from 'antd';

interface RowButtonsProps {
  /** Sign of the button, what it does in words, and the doing. */
  readonly buttons: readonly (readonly [sign: string, label: string, press: () => void])[];
}

/** The small buttons at the end of a row: up, down, one more, away. */
export function RowButtons({ buttons }: RowButtonsProps) {
  return (
    <Space size={2}>
      {buttons.map(([sign, label, press]) => (
        <Button key={sign} size="small" aria-label={label} title={label} onClick={press}>
          {sign}
        </Button>
      ))}
    </Space>
  );
}
