import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** A labelled line of the panel; the label belongs to the input whose id is `htmlFor`. */
export function PanelField({ label, htmlFor, help, children }: { label: string; htmlFor: string; help?: string; children: ReactNode }) {
  return (
    <Flex vertical gap={4} style={{ marginBottom: 14 }}>
      <label htmlFor={htmlFor} style={{ fontWeight: 600 }}>
        {label}
      </label>
      {children}
      {help && (
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {help}
        </Typography.Text>
      )}
    </Flex>
  );
}
