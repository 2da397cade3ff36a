// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainSecretStore.h"

#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Error storageError(const QString &code, const QString &detail)
{
    return {.kind = Error::Kind::Storage, .code = code, .detail = detail};
}

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return storageError(
            keychain::locked,
            u"The keychain is locked or refused. Unlock it and try again. (%1)"_s.arg(
                job.errorString()));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return storageError(
            keychain::unavailable,
            u"There is no keychain to talk to. On Linux it needs a desktop session with a Secret "
            u"Service, such as GNOME Keyring or KWallet. (%1)"_s.arg(job.errorString()));
    default:
        return storageError(keychain::failed, u"The keychain failed: %1"_s.arg(job.errorString()));
    }
}

// Starts the job and gives its answer, or a Storage error when the deadline passes first.
template <typename T>
QFuture<Result<T>> run(QKeychain::Job *job, std::chrono::milliseconds deadline,
                       std::function<Result<T>(QKeychain::Job &)> answer)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto settle = [promise](const Result<T> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
    };
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [settle, answer](QKeychain::Job *done) { settle(answer(*done)); });
    // Not the job's child: it must end also when the job's backend has stopped the job's world.
    QTimer::singleShot(deadline, [settle, deadline] {
        settle(fail(storageError(keychain::silent,
                                 u"The keychain did not answer within %1 s. Is it waiting for a "
                                 u"password, or has its service stopped?"_s.arg(
                                     std::chrono::duration<double>(deadline).count()))));
    });
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->start();
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
    using Found = std::optional<Secret>;
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(name);
    return run<Found>(job, m_deadline, [job](QKeychain::Job &done) -> Result<Found> {
        if (done.error() == QKeychain::EntryNotFound)
            return Found{};
        if (done.error() != QKeychain::NoError)
            return fail(errorOf(done));
        return Found{Secret::take(job->binaryData())};
    });
}

QFuture<Result<>> KeychainSecretStore::write(const QString &name, const Secret &value)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(name);
    job->setBinaryData(value.reveal().toByteArray());
    return run<void>(job, m_deadline, [](QKeychain::Job &done) -> Result<> {
        if (done.error() != QKeychain::NoError)
            return fail(errorOf(done));
        return {};
    });
}

QFuture<Result<>> KeychainSecretStore::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(name);
    return run<void>(job, m_deadline, [](QKeychain::Job &done) -> Result<> {
        if (done.error() != QKeychain::NoError && done.error() != QKeychain::EntryNotFound)
            return fail(errorOf(done));
        return {};
    });
}

} // namespace core
