// SPDX-License-Identifier: GPL-3.0-or-later
// A long line in one thread: passes TCP on loopback through and lets every byte arrive later, each
// way, without limiting how many there are. Segments are those of Ethernet, so that small and last
// packets wait as they do on a real network; connecting itself is not delayed.
//
//   bench_delay_proxy LISTEN_PORT TARGET_PORT DELAY_MS     prints "ready" when it listens

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <set>
#include <span>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int ethernetSegment = 1448;
constexpr std::size_t chunkBytes = 256 * 1024;

[[noreturn]] void die(const char *what)
{
    std::perror(what);
    std::exit(1);
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void setOption(int socket, int level, int name, int value)
{
    if (setsockopt(socket, level, name, &value, sizeof value) != 0)
        die("setsockopt");
}

int listenOn(std::uint16_t port)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setOption(listener, SOL_SOCKET, SO_REUSEADDR, 1);
    setOption(listener, IPPROTO_TCP, TCP_MAXSEG, ethernetSegment);
    const sockaddr_in address = loopback(port);
    if (bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        die("bind");
    if (listen(listener, 1024) != 0)
        die("listen");
    return listener;
}

int connectTo(std::uint16_t port)
{
    const int target = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (connect(target, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        die("connect");
    if (fcntl(target, F_SETFL, O_NONBLOCK) != 0)
        die("fcntl");
    return target;
}

// Bytes on their way, and when they arrive. An empty one is the end of the stream.
struct Parcel
{
    Clock::time_point due;
    std::vector<char> bytes;
    std::size_t written = 0;
};

// One direction of a connection.
struct Direction
{
    int from = -1;
    int to = -1;
    std::deque<Parcel> line = {};
    bool isBlocked = false; // the receiver's buffer is full
    bool isOver = false; // the end of the stream was handed on
};

struct Connection
{
    Direction there;
    Direction back;
    bool isBroken = false;

    bool isOver() const { return isBroken || (there.isOver && back.isOver); }
};

class Proxy
{
public:
    Proxy(std::uint16_t listenPort, std::uint16_t targetPort, Clock::duration delay)
        : m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_listener(listenOn(listenPort))
        , m_targetPort(targetPort)
        , m_delay(delay)
    {
        watch(m_listener, nullptr, EPOLLIN);
    }

    [[noreturn]] void run()
    {
        std::vector<epoll_event> events(256);
        while (true) {
            const int count =
                epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), timeout());
            for (const epoll_event &event :
                 std::span(events).first(count > 0 ? static_cast<std::size_t>(count) : 0))
                handle(event);
            deliverDue();
        }
    }

private:
    void watch(int socket, Connection *connection, std::uint32_t events)
    {
        epoll_event event{};
        event.events = events;
        event.data.ptr = connection;
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event) != 0)
            die("epoll_ctl");
    }

    // Both sockets of a connection are edge-triggered and share one event: whoever is ready is
    // found by trying.
    void handle(const epoll_event &event)
    {
        if (event.data.ptr == nullptr) {
            acceptAll();
            return;
        }
        auto &connection = *static_cast<Connection *>(event.data.ptr);
        connection.there.isBlocked = false;
        connection.back.isBlocked = false;
        receive(connection, connection.there);
        receive(connection, connection.back);
    }

    void acceptAll()
    {
        while (true) {
            const int client = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (client < 0)
                return;
            const int target = connectTo(m_targetPort);
            auto connection = std::make_unique<Connection>();
            connection->there = {.from = client, .to = target};
            connection->back = {.from = target, .to = client};
            for (const int side : {client, target}) {
                setOption(side, IPPROTO_TCP, TCP_NODELAY, 1);
                watch(side, connection.get(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
            }
            m_connections.insert(std::move(connection));
        }
    }

    void receive(Connection &connection, Direction &direction)
    {
        while (!connection.isBroken) {
            m_buffer.resize(chunkBytes);
            const ssize_t count = read(direction.from, m_buffer.data(), m_buffer.size());
            if (count < 0) {
                connection.isBroken = errno != EAGAIN;
                return;
            }
            if (count == 0 && isEnding(direction))
                return;
            const auto end = m_buffer.begin() + count;
            direction.line.push_back({Clock::now() + m_delay, {m_buffer.begin(), end}});
            if (count == 0)
                return;
        }
    }

    static bool isEnding(const Direction &direction)
    {
        return direction.isOver || (!direction.line.empty() && direction.line.back().bytes.empty());
    }

    void deliverDue()
    {
        const auto now = Clock::now();
        for (auto it = m_connections.begin(); it != m_connections.end();) {
            Connection &connection = **it;
            deliver(connection, connection.there, now);
            deliver(connection, connection.back, now);
            if (!connection.isOver()) {
                ++it;
                continue;
            }
            close(connection.there.from);
            close(connection.there.to);
            it = m_connections.erase(it);
        }
    }

    static void deliver(Connection &connection, Direction &direction, Clock::time_point now)
    {
        while (!connection.isBroken && !direction.isBlocked && !direction.line.empty()
               && direction.line.front().due <= now) {
            Parcel &parcel = direction.line.front();
            if (parcel.bytes.empty()) {
                shutdown(direction.to, SHUT_WR);
                direction.isOver = true;
                direction.line.clear();
                return;
            }
            const auto rest = std::span(parcel.bytes).subspan(parcel.written);
            const ssize_t count = send(direction.to, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (count < 0) {
                direction.isBlocked = errno == EAGAIN;
                connection.isBroken = errno != EAGAIN;
                return;
            }
            parcel.written += static_cast<std::size_t>(count);
            if (parcel.written == parcel.bytes.size())
                direction.line.pop_front();
        }
    }

    // Milliseconds until the next parcel is due, rounded up; for ever when there is none.
    int timeout() const
    {
        auto next = Clock::time_point::max();
        for (const auto &connection : m_connections) {
            for (const Direction *direction : {&connection->there, &connection->back}) {
                if (!direction->isBlocked && !direction->line.empty())
                    next = std::min(next, direction->line.front().due);
            }
        }
        if (next == Clock::time_point::max())
            return -1;
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        return wait.count() > 0 ? static_cast<int>(wait.count()) : 0;
    }

    int m_epoll;
    int m_listener;
    std::uint16_t m_targetPort;
    Clock::duration m_delay;
    std::vector<char> m_buffer;
    std::set<std::unique_ptr<Connection>> m_connections;
};

} // namespace

int main(int argc, char **argv)
{
    const auto arguments = std::span(argv, static_cast<std::size_t>(argc));
    if (arguments.size() != 4) {
        std::fputs("usage: bench_delay_proxy LISTEN_PORT TARGET_PORT DELAY_MS\n", stderr);
        return 2;
    }
    const auto port = [&](std::size_t at) {
        return static_cast<std::uint16_t>(std::strtoul(arguments[at], nullptr, 10));
    };
    std::signal(SIGPIPE, SIG_IGN);
    Proxy proxy(port(1), port(2),
                std::chrono::milliseconds(std::strtol(arguments[3], nullptr, 10)));
    std::puts("ready");
    std::fflush(stdout);
    proxy.run();
}
