/** Our extension attributes and elements, as a moddle descriptor: bpmn-js and `parseProcess` read the same one. */
export const onethingModdle = {
  name: 'OneThing',
  prefix: 'onething',
  uri: 'urn:onething:bpmn:1',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Asking',
      extends: ['bpmn:UserTask', 'bpmn:StartEvent'],
      properties: [{ name: 'form', isAttr: true, type: 'String' }],
    },
    {
      name: 'Scheduling',
      extends: ['bpmn:StartEvent'],
      properties: [{ name: 'restDay', isAttr: true, type: 'String' }],
    },
    {
      name: 'Assigning',
      extends: ['bpmn:UserTask'],
      properties: [
        { name: 'candidates', isAttr: true, type: 'String' },
        { name: 'candidatesFrom', isAttr: true, type: 'String' },
        { name: 'place', isAttr: true, type: 'String' },
        { name: 'excludedPersons', isAttr: true, type: 'String' },
        { name: 'assignee', isAttr: true, type: 'String' },
        { name: 'due', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Excluding',
      extends: ['bpmn:UserTask', 'bpmn:CallActivity'],
      properties: [{ name: 'excludes', isAttr: true, type: 'String' }],
    },
    {
      name: 'Supplementing',
      extends: ['bpmn:UserTask'],
      properties: [
        { name: 'supplements', isAttr: true, type: 'String' },
        { name: 'suspends', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Deciding',
      extends: ['bpmn:BusinessRuleTask'],
      properties: [{ name: 'decision', isAttr: true, type: 'String' }],
    },
    {
      name: 'Keeping',
      extends: ['bpmn:BusinessRuleTask', 'bpmn:ScriptTask', 'bpmn:UserTask', 'bpmn:ReceiveTask'],
      properties: [{ name: 'result', isAttr: true, type: 'String' }],
    },
    {
      name: 'Connecting',
      extends: ['bpmn:ServiceTask', 'bpmn:SendTask'],
      properties: [{ name: 'connector', isAttr: true, type: 'String' }],
    },
    {
      name: 'Repeating',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: [
        { name: 'collection', isAttr: true, type: 'String' },
        { name: 'element', isAttr: true, type: 'String' },
        { name: 'collect', isAttr: true, type: 'String' },
        { name: 'collected', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Input',
      superClass: ['Element'],
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'value', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Output',
      superClass: ['Element'],
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'value', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Key',
      superClass: ['Element'],
      properties: [{ name: 'value', isAttr: true, type: 'String' }],
    },
  ],
} as const;
