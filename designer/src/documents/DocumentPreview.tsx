import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The tags that a document may have; everything else is shown as its text. */
const known = ['h1', 'h2', 'h3', 'p', 'b', 'strong', 'i', 'em', 'br', 'table', 'tbody', 'thead', 'tr', 'th', 'td', 'ul', 'ol', 'li'] as const;

/** How the paper will look. Drawn node by node: no markup of a package is put into the page. */
export function DocumentPreview({ html }: { html: string }) {
  const { t } = useTranslation();
  const { body } = new DOMParser().parseFromString(html, 'text/html');

  return (
    <section aria-label={t('documentEditor.preview')} className="ot-paper">
      {drawn([...body.childNodes], { seal: t('documentEditor.seal'), qr: t('documentEditor.qr') })}
    </section>
  );
}

function drawn(nodes: readonly ChildNode[], signs: Readonly<Record<string, string>>): ReactNode {
  return nodes.map((node, index) => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? <Fragment key={index}>{node.textContent}</Fragment> : null;

    const name = node.tagName.toLowerCase();
    const Tag = known.find((tag) => tag === name);
    const inner = drawn([...node.childNodes], signs);
    if (signs[name])
      return (
        <Fragment key={index}>
          <em>{signs[name]}</em>
          {inner}
        </Fragment>
      );
    if (Tag === 'br') return <br key={index} />;
    if (name === 'hr') return <hr key={index} />;
    const isTable = ['table', 'tbody', 'thead', 'tr'].includes(name);
    // The classes of a paper are its own: none of them may look like a part of this page.
    const looks = node.getAttribute('class')?.replaceAll(/[\w-]+/g, 'paper-$&');
    return Tag ? (
      <Tag key={index} className={looks}>
        {isTable ? drawn([...node.children], signs) : inner}
      </Tag>
    ) : (
      <Fragment key={index}>{inner}</Fragment>
    );
  });
}
