import { Button, Flex, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Knob, shownValue } from './knob.js';

interface KnobPanelProps {
  readonly knobs: readonly Knob[];
  readonly values: Readonly<Record<string, number>>;
  readonly chosen: string;
  readonly choose: (id: string) => void;
  readonly move: (id: string, value: number) => void;
  readonly reset: () => void;
}

/** The number that is dragged, and those that stand moved already. */
export function KnobPanel({ knobs, values, chosen, choose, move, reset }: KnobPanelProps) {
  const { t, i18n } = useTranslation();
  const titleOf = ({ title, titleEn }: Knob) => (i18n.language === 'en' ? titleEn : title);
  const shown = knobs.filter(({ id, value }) => id === chosen || (values[id] !== undefined && values[id] !== value));

  return (
    <section className="ot-card" aria-label={t('whatIf.knob')}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {t('whatIf.knob')}
      </Typography.Title>
      <Select
        aria-label={t('whatIf.addKnob')}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        value={chosen}
        onChange={choose}
        options={knobs.map((knob) => ({ value: knob.id, label: titleOf(knob) }))}
      />
      <p className="ot-hint">{t('whatIf.knobHelp')}</p>
      {shown.map((knob) => (
        <KnobSlider key={knob.id} knob={knob} title={titleOf(knob)} value={values[knob.id] ?? knob.value} move={(value) => move(knob.id, value)} />
      ))}
      <Button size="small" onClick={reset}>
        {t('whatIf.reset')}
      </Button>
    </section>
  );
}

function KnobSlider({ knob, title, value, move }: { knob: Knob; title: string; value: number; move: (value: number) => void }) {
  const { t } = useTranslation();
  const moved = value !== knob.value;

  return (
    <div style={{ marginBottom: 12 }}>
      <label htmlFor={`knob ${knob.id}`}>{title}</label>
      <input
        id={`knob ${knob.id}`}
        type="range"
        className="ot-slider"
        min={knob.from}
        max={knob.to}
        step={knob.step}
        value={value}
        aria-valuetext={shownValue(knob, value)}
        onChange={(event) => move(Number(event.target.value))}
      />
      <Flex justify="space-between">
        <strong data-value={knob.id}>{shownValue(knob, value)}</strong>
        {moved && <span className="ot-hint">{t('whatIf.original', { value: shownValue(knob, knob.value) })}</span>}
      </Flex>
    </div>
  );
}
