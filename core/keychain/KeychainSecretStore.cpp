// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainSecretStore.h"

#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

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

// An answer that is a Storage error when the deadline passes first.
template <typename T>
class Awaited
{
public:
    explicit Awaited(std::chrono::milliseconds deadline)
    {
        m_promise->start();
        // Not a job's child: it must end also when the job's backend has stopped the job's world.
        QTimer::singleShot(deadline, [self = *this, deadline] {
            self.settle(fail(storageError(keychain::silent,
                                          u"No answer came within %1 s. It may be waiting for a "
                                          u"password, or its service has stopped."_s.arg(
                                              std::chrono::duration<double>(deadline).count()))));
        });
    }

    QFuture<Result<T>> future() const { return m_promise->future(); }
    void settle(const Result<T> &result) const
    {
        if (m_promise->future().isFinished())
            return;
        m_promise->addResult(result);
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise = std::make_shared<QPromise<Result<T>>>();
};

void start(QKeychain::Job *job, const std::function<void(QKeychain::Job &)> &receive)
{
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [receive](QKeychain::Job *done) { receive(*done); });
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->start();
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
    const Awaited<Found> awaited(m_deadline);
    const bool isUnderWay = m_reads->contains(name);
    (*m_reads)[name].append([awaited](const Result<Found> &found) { awaited.settle(found); });
    if (isUnderWay)
        return awaited.future();
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(name);
    start(job, [job, name, reads = m_reads](QKeychain::Job &done) {
        Result<Found> found = Found{};
        if (done.error() == QKeychain::NoError)
            found = Found{Secret::take(job->binaryData())};
        else if (done.error() != QKeychain::EntryNotFound)
            found = fail(errorOf(done));
        for (const Taker &take : reads->take(name))
            take(found);
    });
    return awaited.future();
}

QFuture<Result<>> KeychainSecretStore::write(const QString &name, const Secret &value)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(name);
    job->setBinaryData(value.reveal().toByteArray());
    const Awaited<void> awaited(m_deadline);
    start(job, [awaited](QKeychain::Job &done) {
        awaited.settle(done.error() == QKeychain::NoError ? Result<>() : fail(errorOf(done)));
    });
    return awaited.future();
}

QFuture<Result<>> KeychainSecretStore::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(name);
    const Awaited<void> awaited(m_deadline);
    start(job, [awaited](QKeychain::Job &done) {
        const bool isGone =
            done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound;
        awaited.settle(isGone ? Result<>() : fail(errorOf(done)));
    });
    return awaited.future();
}

} // namespace core
