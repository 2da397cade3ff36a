// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FaultSocket.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <variant>
#include <vector>

namespace test {

// A server on 127.0.0.1 that misbehaves by script, byte for byte, plain or TLS, and counts what it
// was given.
//
//     FaultServer server;                                   // or FaultServer server(tls side)
//     server.script({ ReadRequest{}, Send{ okay("{}") }, Again{} });   // every connection
//     server.scriptNext({ ReadRequest{}, Reset{} });                   // the next one only
//     … send to server.url() …
//     QCOMPARE(server.deliveries(body), 1);                 // whole requests with that body
//
// A script runs in a thread of its own, once per connection, step by step; a step that meets the
// end of the connection ends the script. At its end the connection is closed in order (close_notify
// and FIN). Scripts of scriptNext() are used up first, one per connection, in order. Everything may
// be called from any thread at any time.

// One request that came in whole: its head as it was sent, and its body.
struct Received
{
    QByteArray head; // request line and headers, without the empty line
    QByteArray body;
    int connection = 0; // counted from 1
    int numberOnConnection = 0; // counted from 1

    QByteArray header(QByteArrayView name) const; // of the first with that name, in any case
};

struct ReadRequest // to the end of the body by its Content-Length
{
};
struct ReadHead // up to the empty line; not a delivery
{
};
struct ReadBytes // not a delivery either
{
    qsizetype count = 0;
};
struct Send
{
    QByteArray bytes;
};
struct Respond // bytes made of the last request
{
    std::function<QByteArray(const Received &)> answer;
};
struct SendMany // the same piece again and again
{
    QByteArray piece;
    qint64 times = -1; // −1: until the peer goes
};
struct Drip // piece by piece
{
    QByteArray bytes;
    std::chrono::milliseconds pause;
    qsizetype pieceSize = 1;
};
struct Wait
{
    std::chrono::milliseconds duration;
};
struct WaitForPeer // until the peer closes; what it sends is dropped
{
};
struct Hang // until the server goes, reading nothing
{
};
struct Close // close_notify, FIN
{
};
struct CloseAbruptly // FIN alone: TLS is cut off without close_notify
{
};
struct Reset // RST
{
};
struct Again // from the first step, on the same connection
{
};
// Instead of the handshake, as the first step of a script on a TLS server.
struct NoHandshake
{
};

using Step = std::variant<ReadRequest, ReadHead, ReadBytes, Send, Respond, SendMany, Drip, Wait,
                          WaitForPeer, Hang, Close, CloseAbruptly, Reset, Again, NoHandshake>;
using Script = std::vector<Step>;

// "HTTP/1.1 200 OK" with that body, its length and application/x-amz-json-1.1.
QByteArray okay(const QByteArray &body);
// The same with another status line ("400 Bad Request") and further headers, each ending in "\r\n".
QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {});

class FaultServer
{
public:
    explicit FaultServer(std::optional<TlsSide> tls = {});
    ~FaultServer(); // ends all connections and their threads
    Q_DISABLE_COPY_MOVE(FaultServer)

    void script(Script script);
    void scriptNext(Script script);

    quint16 port() const { return m_port; }
    QUrl url() const; // http or https, by address

    int connections() const;
    // Of all connections, as they were after decryption.
    qint64 bytesReceived() const { return m_bytesReceived; }
    // What the peer's sockets took, before encryption, of all that scripts sent piece by piece.
    qint64 bytesSent() const { return m_bytesSent; }
    QList<Received> requests() const;
    // How many whole requests came with exactly this body.
    int deliveries(const QByteArray &body) const;
    // Blocks until so many whole requests came, at most five seconds; whether they did.
    bool waitForRequests(qsizetype count) const;
    // The same for connections that ended.
    bool waitForEnds(int count) const;

private:
    class Conversation;

    void acceptAll();
    Script nextScript();
    void converse(int descriptor, int number);
    void remember(const Received &received);
    bool pause(std::chrono::milliseconds duration); // false when the server goes

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Script m_script;
    std::deque<Script> m_nextScripts;
    QList<Received> m_requests;
    std::set<FaultSocket *> m_open;
    std::atomic<qint64> m_bytesReceived = 0;
    std::atomic<qint64> m_bytesSent = 0;
    int m_connections = 0;
    int m_ends = 0;
    bool m_isClosing = false;

    std::shared_ptr<ssl_ctx_st> m_tls;
    int m_listener = -1;
    quint16 m_port = 0;
    std::vector<std::thread> m_conversations;
    std::thread m_acceptor;
};

} // namespace test
