// What creates an instance of the smallest order, for the clients that write the body themselves.

const order = {
  name: 'shop-cache',
  engine: 'Redis',
  engine_version: '5.0',
  capacity: 1,
  spec_code: 'redis.ha.xu1.large.r2.1',
  az_codes: ['eu-de-01'],
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
  password: 'Correct-Horse-7',
};

const fields = Object.entries(order).map(([name, value]) => [name, JSON.stringify(value)] as const);

/** As JSON on one line. */
export const orderInJson = `{${fields.map(([name, value]) => `"${name}": ${value}`).join(', ')}}`;

/** As a literal of JavaScript, a line for each field. */
export const orderInScript = `{
${fields.map(([name, value]) => `  ${name}: ${value.replaceAll('"', "'")},`).join('\n')}
}`;
