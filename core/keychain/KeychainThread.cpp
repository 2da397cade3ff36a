// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainThread.h"

#include "core/keychain/SecretStore.h"

#include <QCoreApplication>
#include <QLibrary>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = KeychainJob::Kind;

constexpr std::chrono::milliseconds longestGoodbye{500};

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

Error silence(std::chrono::milliseconds deadline)
{
    return storageError(
        keychain::silent,
        u"No answer came within %1 s. It may be waiting for a password, or its "
        u"service has stopped."_s.arg(std::chrono::duration<double>(deadline).count()));
}

KeychainThread::Answer answerOf(QKeychain::Job &done, Kind kind)
{
    if (done.error() == QKeychain::EntryNotFound && kind != Kind::Write)
        return std::nullopt;
    if (done.error() != QKeychain::NoError)
        return fail(errorOf(done));
    if (auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(&done))
        return Secret::take(read->binaryData());
    return std::nullopt;
}

QKeychain::Job *makeJob(const KeychainJob &wanted)
{
    if (wanted.kind == Kind::Read)
        return new QKeychain::ReadPasswordJob(wanted.service);
    if (wanted.kind == Kind::Remove)
        return new QKeychain::DeletePasswordJob(wanted.service);
    auto *job = new QKeychain::WritePasswordJob(wanted.service);
    job->setBinaryData(wanted.value.reveal().toByteArray());
    return job;
}

bool isSameEntry(const KeychainJob &one, const KeychainJob &other)
{
    return one.name == other.name && one.service == other.service;
}

bool isSame(const KeychainJob &one, const KeychainJob &other)
{
    return isSameEntry(one, other) && one.kind == other.kind
        && one.value.reveal() == other.value.reveal();
}

// libsecret keeps the service that it found first: when that was ended and started anew, each call
// fails in a session that is no more. Where there is no libsecret nothing happens.
void lookForServiceAnew()
{
#ifdef Q_OS_LINUX
    QLibrary library(u"secret-1"_s, 0);
    if (const QFunctionPointer disconnectService = library.resolve("secret_service_disconnect"))
        disconnectService();
#endif
}

using Done = std::function<void(const KeychainThread::Answer &)>;

// A second time where a service that has gone may be why it failed: each job can be repeated.
void run(const KeychainJob &wanted, const Done &done, bool isRepeated = false)
{
    QKeychain::Job *job = makeJob(wanted);
    job->setKey(wanted.name);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [wanted, done, isRepeated](QKeychain::Job *ended) {
                         if (ended->error() != QKeychain::OtherError || isRepeated)
                             return done(answerOf(*ended, wanted.kind));
                         lookForServiceAnew();
                         run(wanted, done, true);
                     });
    job->start();
}

} // namespace

KeychainThread &KeychainThread::instance()
{
    static KeychainThread *thread = nullptr;
    if (thread == nullptr) {
        thread = new KeychainThread;
        qAddPostRoutine([] {
            if (thread->end())
                delete thread;
            thread = nullptr;
        });
    }
    return *thread;
}

KeychainThread::KeychainThread()
    : m_worker(new QObject)
{
    m_thread.setObjectName(u"keychain"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

KeychainThread::~KeychainThread() = default;

bool KeychainThread::end()
{
    m_thread.quit();
    return m_thread.wait(QDeadlineTimer(longestGoodbye));
}

void KeychainThread::ask(const KeychainJob &job, std::chrono::milliseconds deadline,
                         Receiver receive)
{
    const quint64 id = ++m_lastId;
    place(job).waiting.append({id, std::move(receive)});
    QTimer::singleShot(deadline, this, [this, id, deadline] { giveUp(id, deadline); });
    startNext();
}

KeychainThread::Asked &KeychainThread::place(const KeychainJob &job)
{
    const auto last = std::find_if(m_asked.rbegin(), m_asked.rend(), [&job](const Asked &each) {
        return isSameEntry(each.job, job);
    });
    if (last != m_asked.rend() && isSame(last->job, job))
        return *last;
    m_asked.append({job, {}});
    return m_asked.last();
}

void KeychainThread::startNext()
{
    if (m_isBusy || m_asked.isEmpty())
        return;
    m_isBusy = true;
    const auto work = [this, wanted = m_asked.constFirst().job] {
        run(wanted, [this](const Answer &answer) {
            QMetaObject::invokeMethod(this, [this, answer] { finish(answer); });
        });
    };
    QMetaObject::invokeMethod(m_worker, work, Qt::QueuedConnection);
}

void KeychainThread::finish(const Answer &answer)
{
    const Asked done = m_asked.takeFirst();
    m_isBusy = false;
    startNext();
    for (const Waiting &each : done.waiting)
        each.receive(answer);
}

void KeychainThread::giveUp(quint64 id, std::chrono::milliseconds deadline)
{
    for (qsizetype i = 0; i < m_asked.size(); ++i) {
        QList<Waiting> &waiting = m_asked[i].waiting;
        const auto found = std::find_if(waiting.begin(), waiting.end(),
                                        [id](const Waiting &each) { return each.id == id; });
        if (found == waiting.end())
            continue;
        const Receiver receive = found->receive;
        waiting.erase(found);
        const bool isBegun = i == 0 && m_isBusy;
        if (waiting.isEmpty() && !isBegun)
            m_asked.removeAt(i);
        return receive(fail(silence(deadline)));
    }
}

} // namespace core
