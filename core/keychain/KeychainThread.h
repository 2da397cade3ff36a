// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"
#include "core/result/Result.h"

#include <QList>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <optional>

namespace core {

// One thing to be done to one entry of the keychain.
struct KeychainJob
{
    enum class Kind { Read, Write, Remove };

    Kind kind = Kind::Read;
    QString service;
    QString name;
    Secret value = {}; // to be written
};

// The one thread of the process that talks to QtKeychain, whose backends may keep their caller: a
// D-Bus call that libsecret waits for takes up to 25 s. One for all, as QtKeychain has one queue,
// which belongs to the thread that used it first. Jobs are done one after the other. Main thread.
class KeychainThread final : public QObject
{
public:
    using Answer = Result<std::optional<Secret>>; // a value only of a read that found one
    using Receiver = std::function<void(const Answer &)>;

    // Begun when first asked for, with a QCoreApplication, and ended with that. A thread that is
    // kept by its keychain then is waited for half a second and left behind.
    static KeychainThread &instance();

    // Calls `receive` once, later, from the main thread's event loop: with the answer, or with
    // keychain::silent after `deadline`. A job like the last one that was asked of that name and is
    // unanswered is not done a second time: both get its answer. One that nobody waits for any more
    // when its turn comes is not begun.
    void ask(const KeychainJob &job, std::chrono::milliseconds deadline, Receiver receive);

    ~KeychainThread() override;

private:
    struct Waiting
    {
        quint64 id = 0;
        Receiver receive;
    };
    struct Asked
    {
        KeychainJob job;
        QList<Waiting> waiting;
    };

    KeychainThread();
    bool end();
    Asked &place(const KeychainJob &job);
    void startNext();
    void finish(const Answer &answer);
    void giveUp(quint64 id, std::chrono::milliseconds deadline);

    QThread m_thread;
    QObject *m_worker; // lives there
    QList<Asked> m_asked; // the first one is under way
    bool m_isBusy = false;
    quint64 m_lastId = 0;
};

} // namespace core
