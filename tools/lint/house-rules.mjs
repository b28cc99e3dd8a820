// @ts-check
/**
 * Rules of this house that no linter brings along, for .oxlintrc.json: each looks for what selectors find.
 * Which files a rule is for stands there, too.
 */

const LETTERS = '/[A-Za-z]/';
/** Attributes and fields that people read or hear. */
const READ =
  '/^(label|title|placeholder|description|legend|lead|header|action|what|none|alt|aria-label|addLabel|submitLabel|nothingFoundMessage)$/';
const TEXT = `Literal[value=${LETTERS}]`;
const TEMPLATE = `TemplateLiteral > TemplateElement[value.raw=${LETTERS}]`;
/** What an expression shows: itself, or one side of a choice. */
const shown = (/** @type {string} */ what) => [
  `> JSXExpressionContainer > ${what}`,
  `> JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > ${what}`,
];
const WORDS = [
  `JSXText[value=${LETTERS}]`,
  `JSXAttribute[name.name=${READ}] > ${TEXT}`,
  ...[TEXT, TEMPLATE].flatMap(shown).map((text) => `JSXAttribute[name.name=${READ}] ${text}`),
  ...[TEXT, TEMPLATE].flatMap(shown).map((text) => `:matches(JSXElement, JSXFragment) ${text}`),
  `Property[key.name=${READ}] > ${TEXT}`,
  'CallExpression[callee.name="notifyDone"] > :matches(Literal, TemplateLiteral)',
  // A sentence, wherever it stands.
  'Literal[value=/^[“A-Z][^ ]* [a-z]/]',
];

/** The address of an API route or of a page, written by hand. */
const OWN = '/^\\/(?!\\/)/';
const LOCATION = 'MemberExpression[object.property.name="location"]';
const REQUESTED = 'JSXOpeningElement[name.name=/^[a-z]/] > JSXAttribute[name.name=/^(href|src)$/]';
const ADDRESSES = [
  // Plain elements: Next's own links add the path by themselves.
  `${REQUESTED} > Literal[value=${OWN}]`,
  `${REQUESTED} > JSXExpressionContainer > TemplateLiteral[quasis.0.value.raw=${OWN}]`,
  `:not(CallExpression[callee.name="own"], JSXAttribute) > Literal[value=/^\\/v1\\//]`,
  `:not(CallExpression[callee.name="own"], JSXAttribute) > TemplateLiteral[quasis.0.value.raw=/^\\/v1\\//]`,
  `CallExpression[callee.name="fetch"] > :matches(Literal[value=${OWN}], TemplateLiteral[quasis.0.value.raw=${OWN}])`,
  `CallExpression[callee.object.property.name="location"] > Literal[value=${OWN}]`,
  `Property[key.name=/^(url|icon)$/] > Literal[value=${OWN}]`,
  `${LOCATION}[property.name="pathname"]`,
  `VariableDeclarator[init.property.name="location"]`,
  `:matches(BinaryExpression[operator="+"], TemplateLiteral, Property) > ${LOCATION}[property.name=/^(origin|host)$/]`,
];

const STATEMENT = '/^\\s*(SELECT|INSERT INTO|DELETE FROM|UPDATE [a-z_]+|WITH [a-z_]+ AS)\\s/';
const SQL = [
  'CallExpression[callee.property.name=/^(query|createQueryBuilder)$/]',
  `Literal[value=${STATEMENT}]`,
  `TemplateElement[value.raw=${STATEMENT}]`,
];

/**
 * A rule that reports everything that one of its selectors finds.
 *
 * @param {string[]} selectors
 * @param {string} message
 */
function none(selectors, message) {
  return {
    /** @param {{ report(problem: { node: unknown, message: string }): void }} context */
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [
          selector,
          (/** @type {unknown} */ node) => context.report({ node, message }),
        ]),
      ),
  };
}

export default {
  meta: { name: 'house' },
  rules: {
    'named-exports': none(
      ['ExportDefaultDeclaration'],
      'A named export keeps one name everywhere. Only files whose framework asks may do otherwise.',
    ),
    'no-module-mocks': none(
      [
        'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
      ],
      'Specs run the real database, the real Baileys and the real HTTP client.',
    ),
    'sql-in-repositories': none(
      SQL,
      'SQL stands in the *.repository.ts of the feature that owns the table, or in deliveries/queue/: there a table is changed in one place, and every statement is read for whose rows it touches. A service decides, and calls its repository.',
    ),
    'faults-of-fields': none(
      [
        'NewExpression[callee.name="ApiError"][arguments.0.value="invalid_request"][arguments.length>2]',
      ],
      'invalidField() says what kind of fault a field has: programs branch on it, and people read it in their language.',
    ),
    'own-addresses': none(
      ADDRESSES,
      'The product may live below a path of its host: shared/own-address.ts makes every address that Next does not make.',
    ),
    'words-in-words-files': none(
      WORDS,
      'What a person reads stands in the words file of its folder, as whole sentences: there it is read as a whole, and can be translated.',
    ),
  },
};
