declare module 'bpmn-js-i18n-zh/lib/bpmn-js' {
  const labels: Readonly<Record<string, string>>;
  export default labels;
}
