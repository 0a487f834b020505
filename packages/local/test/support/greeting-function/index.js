exports.handler = async ({ name }) => ({ text: `${process.env.GREETING}, ${name}!`, table: process.env.TABLE });
