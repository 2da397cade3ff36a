// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/AnswerText.h"
#include "core/simulator/HttpParser.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>

namespace core::simulator {

// One client's connection: requests in, answers out, in order and one at a time. Deletes itself
// when the client is gone.
class Connection : public QObject
{
public:
    using Serve = std::function<Answer(const HttpRequest &)>;
    using ServeBroken = std::function<Answer(int status)>;

    // Owns the socket, and calls both for as long as it lives.
    Connection(QTcpSocket *socket, Serve serve, ServeBroken serveBroken, QObject *parent);

private:
    void read();
    void serveNext();
    void deliver(const Answer &answer);
    void write(const Answer &answer);
    void acknowledgeAtOnce();

    QTcpSocket *m_socket;
    Serve m_serve;
    ServeBroken m_serveBroken;
    HttpParser m_parser;
    AfterAnswer m_after = AfterAnswer::KeepOpen;
    bool m_isBusy = false; // an answer is on its way, or never comes
};

} // namespace core::simulator
