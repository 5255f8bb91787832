import { Col } from 'antd';
import type { ReactNode } from 'react';

/** Half of the width on a desk, all of it on a phone or where the answer needs room. */
export function StaffColumn({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <Col xs={24} md={wide ? 24 : 12}>
      {children}
    </Col>
  );
}
