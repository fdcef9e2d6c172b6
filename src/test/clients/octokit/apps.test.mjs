import test from 'node:test'
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { createAppAuth } from '@octokit/auth-app'
import { Webhooks } from '@octokit/webhooks'
import { base, client, completed, dispatch, here, owner, twin, until } from './twin.mjs'

const app = client({ authStrategy: createAppAuth, auth: { appId: 1034, privateKey: process.env.TWIN_APP_PRIVATE_KEY } })

// An endpoint that checks signatures the way Octokit does, and keeps what passes.
async function receiver(secret) {
  const webhooks = new Webhooks({ secret })
  const heard = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += chunk)).on('end', async () => {
      const genuine = await webhooks.verify(body, request.headers['x-hub-signature-256'])
      heard.push({ event: request.headers['x-github-event'], guid: request.headers['x-github-delivery'], genuine, payload: JSON.parse(body) })
      response.writeHead(genuine ? 202 : 401).end()
    })
  })
  await new Promise(listening => server.listen(0, '127.0.0.1', listening))
  return { heard, url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}

test('becomes an installation', async () => {
  assert.equal((await app.rest.apps.getAuthenticated()).data.id, 1034)
  const { data: installation } = await app.rest.apps.getRepoInstallation(here)
  const installed = client({ authStrategy: createAppAuth, auth: { appId: 1034, privateKey: process.env.TWIN_APP_PRIVATE_KEY, installationId: installation.id } })
  await completed(installed, await dispatch(installed, 'ci.yml', { seconds: '0' }))
})

test('may do what its token was narrowed to, and no more', async () => {
  const { data: installation } = await app.rest.apps.getOrgInstallation({ org: owner })
  const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation.id, repositories: ['hello-world'], permissions: { actions: 'read' } })
  const reader = client({ auth: data.token })
  assert.equal((await reader.rest.actions.listWorkflowRunsForRepo(here)).status, 200)
  await assert.rejects(dispatch(reader, 'ci.yml'), { status: 403, message: /Resource not accessible by integration/ })
  await assert.rejects(client({ auth: 'ghs_' + 'x'.repeat(36) }).rest.repos.get(here), { status: 401 })
})

test('hears signed webhooks and gets a lost one again', async () => {
  const octokit = client()
  const ears = await receiver('s3cret')
  try {
    const { data: hook } = await octokit.rest.repos.createWebhook({ ...here, events: ['workflow_run'], config: { url: ears.url, content_type: 'json', secret: 's3cret' } })
    await until(async () => ears.heard.find(it => it.event === 'ping'), Boolean)
    const run_id = await dispatch(octokit, 'ci.yml', { seconds: '0' })
    await until(async () => ears.heard.find(it => it.payload.action === 'completed' && it.payload.workflow_run.id === run_id), Boolean)
    assert.ok(ears.heard.every(it => it.genuine && ['ping', 'workflow_run'].includes(it.event)))

    const deliveries = await until(
      async () => (await octokit.rest.repos.listWebhookDeliveries({ ...here, hook_id: hook.id })).data,
      it => it.some(one => one.action === 'completed'))
    const last = deliveries.find(it => it.action === 'completed')
    await octokit.rest.repos.redeliverWebhookDelivery({ ...here, hook_id: hook.id, delivery_id: last.id })
    await until(async () => ears.heard.filter(it => it.guid === last.guid), it => it.length === 2)
    await octokit.rest.repos.deleteWebhook({ ...here, hook_id: hook.id })
  } finally {
    ears.close()
  }
})

test('waits when GitHub says so', async () => {
  let told = 0
  const patient = client({ throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => ++told < 3 } })
  await twin('POST', '/faults', { kind: 'secondary', operation: 'actions/list-repo-workflows', count: 1, retry_after: 1 })
  assert.equal((await patient.rest.actions.listRepoWorkflows(here)).status, 200)
  assert.equal(told, 1)
})

test('gets 304 for what it knows', async () => {
  const octokit = client()
  const { headers } = await octokit.request('GET /repos/{owner}/{repo}/actions/workflows', here)
  await assert.rejects(
    octokit.request('GET /repos/{owner}/{repo}/actions/workflows', { ...here, headers: { 'if-none-match': headers.etag } }),
    { status: 304 })
  assert.equal((await octokit.rest.rateLimit.get()).data.resources.core.limit, 5000)
  assert.ok(base)
})
