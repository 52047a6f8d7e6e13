import { PERMISSIONS } from '@atrium/contract/core/permissions.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../test-app.ts';

interface Operation {
  summary: string;
  description: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string }>;
  security?: Record<string, string[]>[];
}
interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas?: object; securitySchemes: object };
}

let app: TestApp;
let document: OpenApi;

beforeAll(async () => {
  app = await openTestApp();
  document = (await app.call('GET', '/api/openapi.json')).json();
});
afterAll(() => app.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the OpenAPI document', () => {
  it('has every route, and no other', () => {
    const declared = app.app.api.routes.flatMap(({ method, path }) => {
      const methods = method === 'PATCH' ? ['PATCH', 'PUT'] : [method];
      return methods.map((each) => `${each} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`);
    });
    const documented = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(documented.toSorted()).toEqual(declared.toSorted());
  });

  it('is OpenAPI 3.1: required parts, known keys, parameters of the path', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const known = new Set(['summary', 'description', 'tags', 'parameters', 'requestBody']);
    for (const key of ['responses', 'security', 'operationId']) known.add(key);
    for (const { path, operation } of operations()) {
      expect(Object.keys(operation).filter((key) => !known.has(key))).toEqual([]);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
      const inPath = (operation.parameters ?? []).filter((each) => each.in === 'path');
      expect(inPath.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
      for (const parameter of operation.parameters ?? []) expect(parameter.schema).toBeTruthy();
      for (const parameter of inPath) expect(parameter.required).toBe(true);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$|^default$/);
        expect(typeof response.description).toBe('string');
      }
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
    }
  });

  it('has no reference that leads nowhere, and no schema of 3.0', () => {
    const text = JSON.stringify(document);
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (pointer ?? '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect(`${pointer}: ${target !== undefined}`).toBe(`${pointer}: true`);
    }
    expect(text).not.toContain('"nullable":');
    expect(text).not.toMatch(/"exclusiveM(in|ax)imum":(true|false)/);
  });

  it('says of every operation what it does and who may', () => {
    const access = new Set<string>([...PERMISSIONS, 'signed_in', 'visitor']);
    for (const { operation } of operations()) {
      expect(operation.summary.length).toBeGreaterThan(5);
      const needs = /^Needs: `([\w.]+)`\.$/.exec(operation.description)?.[1];
      if (needs === undefined) {
        expect([operation.description, operation.security]).toEqual(['Public.', []]);
      } else {
        expect(access.has(needs)).toBe(true);
        expect(operation.security).toEqual([{ bearer: [] }]);
      }
    }
  });

  it('describes what is sent and answered', () => {
    const create = document.paths['/api/v1/clients']?.post;
    expect(create?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: ['email'],
      additionalProperties: false,
    });
    expect(Object.keys(create?.responses ?? {})).toEqual(['201']);
    const list = document.paths['/api/v1/clients']?.get;
    const names = list?.parameters?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['search', 'sort', 'cursor', 'stage_in']));
    const upload = document.paths['/api/v1/files']?.post;
    expect(Object.keys(upload?.responses ?? {})).toEqual(['200']);
  });
});
