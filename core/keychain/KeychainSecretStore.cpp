// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainSecretStore.h"

#include "core/keychain/KeychainThread.h"

#include <QPromise>

#include <memory>
#include <utility>

namespace core {

namespace {

using Kind = KeychainJob::Kind;
using Found = KeychainThread::Answer;

Result<> isDone(const Found &answer)
{
    return answer ? Result<>() : fail(answer.error());
}

// What `convert` makes of the answer.
template <typename T, typename Convert>
QFuture<T> ask(const KeychainJob &job, std::chrono::milliseconds deadline, Convert convert)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    KeychainThread::instance().ask(job, deadline, [promise, convert](const Found &answer) {
        promise->addResult(convert(answer));
        promise->finish();
    });
    return promise->future();
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::chrono::milliseconds deadline, QString service)
    : m_deadline(deadline)
    , m_service(std::move(service))
{
}

QFuture<Result<std::optional<Secret>>> KeychainSecretStore::read(const QString &name)
{
    return ask<Found>({Kind::Read, m_service, name}, m_deadline,
                      [](const Found &found) { return found; });
}

QFuture<Result<>> KeychainSecretStore::write(const QString &name, const Secret &value)
{
    return ask<Result<>>({Kind::Write, m_service, name, value}, m_deadline, isDone);
}

QFuture<Result<>> KeychainSecretStore::remove(const QString &name)
{
    return ask<Result<>>({Kind::Remove, m_service, name}, m_deadline, isDone);
}

} // namespace core
