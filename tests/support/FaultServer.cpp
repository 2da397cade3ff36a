// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FaultServer.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace test {

namespace {

constexpr auto patience = std::chrono::seconds(5);
constexpr qsizetype readSize = 64 * 1024;

// What a step leads to.
enum class Next { Step, FirstStep, End };

qsizetype contentLength(const Received &received)
{
    return received.header("content-length").toLongLong();
}

} // namespace

QByteArray Received::header(QByteArrayView name) const
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers)
{
    QByteArray bytes = "HTTP/1.1 " + status + "\r\nContent-Type: application/x-amz-json-1.1\r\n";
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += headers + "\r\n" + body;
    return bytes;
}

QByteArray okay(const QByteArray &body)
{
    return answer("200 OK", body);
}

// One connection and its script.
class FaultServer::Conversation
{
public:
    Conversation(FaultServer &server, FaultSocket &socket, int number)
        : m_server(server)
        , m_socket(socket)
        , m_number(number)
    {
    }

    void run(const Script &script)
    {
        size_t position = 0;
        while (position < script.size()) {
            const Next next =
                std::visit([this](const auto &step) { return perform(step); }, script[position]);
            if (next == Next::End)
                return;
            position = next == Next::FirstStep ? 0 : position + 1;
        }
        perform(Close{});
    }

private:
    static Next goOn(bool isWell) { return isWell ? Next::Step : Next::End; }

    bool fill() // reads on; false at the end of the connection
    {
        const QByteArray bytes = m_socket.read(readSize);
        m_server.m_bytesReceived += bytes.size();
        m_buffer += bytes;
        return !bytes.isEmpty();
    }

    Next perform(const ReadHead &)
    {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!fill())
                return Next::End;
        }
        m_last = {.head = m_buffer.left(end), .body = {}, .connection = m_number};
        m_buffer.remove(0, end + 4);
        return Next::Step;
    }
    Next perform(const ReadRequest &)
    {
        if (perform(ReadHead{}) == Next::End)
            return Next::End;
        const qsizetype length = contentLength(m_last);
        while (m_buffer.size() < length) {
            if (!fill())
                return Next::End;
        }
        m_last.body = m_buffer.left(length);
        m_last.numberOnConnection = ++m_requestCount;
        m_buffer.remove(0, length);
        m_server.remember(m_last);
        return Next::Step;
    }
    Next perform(const ReadBytes &step)
    {
        while (m_buffer.size() < step.count) {
            const QByteArray bytes = m_socket.read(step.count - m_buffer.size());
            if (bytes.isEmpty())
                return Next::End;
            m_server.m_bytesReceived += bytes.size();
            m_buffer += bytes;
        }
        m_buffer.remove(0, step.count);
        return Next::Step;
    }
    Next perform(const Send &step) { return goOn(m_socket.write(step.bytes)); }
    Next perform(const Respond &step) { return goOn(m_socket.write(step.answer(m_last))); }
    Next perform(const SendMany &step)
    {
        for (qint64 i = 0; i != step.times; ++i) {
            if (!m_socket.write(step.piece))
                return Next::End;
            m_server.m_bytesSent += step.piece.size();
        }
        return Next::Step;
    }
    Next perform(const Drip &step)
    {
        for (qsizetype i = 0; i < step.bytes.size(); i += step.pieceSize) {
            if (!m_socket.write(step.bytes.mid(i, step.pieceSize)) || !m_server.pause(step.pause))
                return Next::End;
        }
        return Next::Step;
    }
    Next perform(const Wait &step) { return goOn(m_server.pause(step.duration)); }
    Next perform(const WaitForPeer &)
    {
        while (!m_socket.read(readSize).isEmpty()) { }
        return Next::Step;
    }
    Next perform(const Hang &)
    {
        while (m_server.pause(patience)) { }
        return Next::End;
    }
    Next perform(const Close &)
    {
        m_socket.sendCloseNotify();
        m_socket.sendFin();
        return Next::End;
    }
    Next perform(const CloseAbruptly &)
    {
        m_socket.sendFin();
        return Next::End;
    }
    Next perform(const Reset &)
    {
        m_socket.sendReset();
        return Next::End;
    }
    Next perform(const Again &) { return Next::FirstStep; }
    Next perform(const NoHandshake &) { return Next::Step; }

    FaultServer &m_server;
    FaultSocket &m_socket;
    int m_number;
    int m_requestCount = 0;
    QByteArray m_buffer;
    Received m_last;
};

FaultServer::FaultServer(std::optional<TlsSide> tls)
    : m_tls(tls ? makeTlsContext(*tls) : nullptr)
{
    std::signal(SIGPIPE, SIG_IGN);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;

    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(m_listener, 64) != 0)
        qFatal("No port to listen on");
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptAll(); });
}

FaultServer::~FaultServer()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosing = true;
        for (FaultSocket *socket : m_open)
            socket->wake();
    }
    m_changed.notify_all();
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    for (std::thread &conversation : m_conversations)
        conversation.join();
    ::close(m_listener);
}

void FaultServer::script(Script script)
{
    const std::scoped_lock lock(m_mutex);
    m_script = std::move(script);
}

void FaultServer::scriptNext(Script script)
{
    const std::scoped_lock lock(m_mutex);
    m_nextScripts.push_back(std::move(script));
}

QUrl FaultServer::url() const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setPath(QStringLiteral("/"));
    return url;
}

int FaultServer::connections() const
{
    const std::scoped_lock lock(m_mutex);
    return m_connections;
}

QList<Received> FaultServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

int FaultServer::deliveries(const QByteArray &body) const
{
    const QList<Received> all = requests();
    return int(std::count_if(all.cbegin(), all.cend(),
                             [&body](const Received &one) { return one.body == body; }));
}

bool FaultServer::waitForRequests(qsizetype count) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] { return m_requests.size() >= count; });
}

bool FaultServer::waitForEnds(int count) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] { return m_ends >= count; });
}

void FaultServer::acceptAll()
{
    while (true) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::scoped_lock lock(m_mutex);
        if (descriptor < 0 || m_isClosing) {
            if (descriptor >= 0)
                ::close(descriptor);
            return;
        }
        const int yes = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const int number = ++m_connections;
        m_conversations.emplace_back([this, descriptor, number] { converse(descriptor, number); });
    }
}

Script FaultServer::nextScript()
{
    if (m_nextScripts.empty())
        return m_script;
    Script script = std::move(m_nextScripts.front());
    m_nextScripts.pop_front();
    return script;
}

void FaultServer::converse(int descriptor, int number)
{
    FaultSocket socket(descriptor);
    Script script;
    {
        const std::scoped_lock lock(m_mutex);
        script = nextScript();
        m_open.insert(&socket);
        if (m_isClosing)
            socket.wake();
    }

    const bool wantsTls =
        m_tls && (script.empty() || !std::holds_alternative<NoHandshake>(script.front()));
    if (!wantsTls || socket.handshake(m_tls.get()))
        Conversation(*this, socket, number).run(script);

    {
        const std::scoped_lock lock(m_mutex);
        m_open.erase(&socket);
        ++m_ends;
    }
    m_changed.notify_all();
}

void FaultServer::remember(const Received &received)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.append(received);
    }
    m_changed.notify_all();
}

bool FaultServer::pause(std::chrono::milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, duration, [this] { return m_isClosing; });
}

} // namespace test
