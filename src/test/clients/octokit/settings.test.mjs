import test from 'node:test'
import assert from 'node:assert/strict'
import sodium from 'libsodium-wrappers'
import { client, here, owner } from './twin.mjs'

const octokit = client()
const { actions, repos } = octokit.rest
const environment_name = 'a/b c'

await sodium.ready
const seal = (value, key) =>
  sodium.to_base64(sodium.crypto_box_seal(value, sodium.from_base64(key, sodium.base64_variants.ORIGINAL)), sodium.base64_variants.ORIGINAL)

test('keeps variables of the repository', async () => {
  await actions.createRepoVariable({ ...here, name: 'COLOUR', value: 'red' })
  await assert.rejects(actions.createRepoVariable({ ...here, name: 'COLOUR', value: 'red' }), { status: 409 })
  await actions.updateRepoVariable({ ...here, name: 'COLOUR', value: 'blue' })
  assert.equal((await actions.getRepoVariable({ ...here, name: 'COLOUR' })).data.value, 'blue')
  for (let number = 0; number < 12; number++) await actions.createRepoVariable({ ...here, name: 'MANY_' + number, value: '' + number })
  assert.equal((await actions.listRepoVariables(here)).data.variables.length, 10)
  const all = await octokit.paginate(actions.listRepoVariables, here)
  assert.equal(all.filter(it => it.name.startsWith('MANY_')).length, 12)
  await actions.deleteRepoVariable({ ...here, name: 'COLOUR' })
  await assert.rejects(actions.getRepoVariable({ ...here, name: 'COLOUR' }), { status: 404 })
})

test('keeps variables of an environment whose name has a slash', async () => {
  await repos.createOrUpdateEnvironment({ ...here, environment_name, wait_timer: 5 })
  await actions.createEnvironmentVariable({ ...here, environment_name, name: 'COLOUR', value: 'green' })
  assert.equal((await actions.getEnvironmentVariable({ ...here, environment_name, name: 'COLOUR' })).data.value, 'green')
  await repos.deleteAnEnvironment({ ...here, environment_name })
  await assert.rejects(repos.getEnvironment({ ...here, environment_name }), { status: 404 })
})

test('keeps variables of the organization for selected repositories', async () => {
  const repository_id = (await repos.get(here)).data.id
  await actions.createOrgVariable({ org: owner, name: 'PLANET', value: 'earth', visibility: 'selected', selected_repository_ids: [repository_id] })
  const chosen = await actions.listSelectedReposForOrgVariable({ org: owner, name: 'PLANET' })
  assert.deepEqual(chosen.data.repositories.map(it => it.name), ['hello-world'])
  await actions.deleteOrgVariable({ org: owner, name: 'PLANET' })
})

test('takes sealed secrets and nothing else', async () => {
  const { data: { key, key_id } } = await actions.getRepoPublicKey(here)
  const put = encrypted_value => actions.createOrUpdateRepoSecret({ ...here, secret_name: 'TOKEN', encrypted_value, key_id })
  assert.equal((await put(seal('s3cret', key))).status, 201)
  assert.equal((await put(seal('n3w', key))).status, 204)
  await assert.rejects(put(Buffer.from('not sealed').toString('base64')), { status: 422 })
  const { data } = await actions.getRepoSecret({ ...here, secret_name: 'TOKEN' })
  assert.deepEqual(Object.keys(data).sort(), ['created_at', 'name', 'updated_at'])
  await actions.deleteRepoSecret({ ...here, secret_name: 'TOKEN' })
})

test('prunes caches', async () => {
  const { data: { actions_caches: caches } } = await actions.getActionsCacheList({ ...here, sort: 'size_in_bytes', direction: 'desc' })
  assert.ok(caches.length >= 2)
  assert.ok(caches[0].size_in_bytes >= caches[1].size_in_bytes)
  await actions.deleteActionsCacheById({ ...here, cache_id: caches[0].id })
  const gone = await actions.deleteActionsCacheByKey({ ...here, key: caches[1].key })
  assert.ok(gone.data.total_count >= 1)
  await assert.rejects(actions.deleteActionsCacheById({ ...here, cache_id: caches[0].id }), { status: 404 })
  assert.ok((await actions.getActionsCacheUsage(here)).data.active_caches_count >= 0)
})
