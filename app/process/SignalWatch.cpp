// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/SignalWatch.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace app {
namespace {

// A signal handler may write to a pipe and do little else.
std::array<int, 2> signalPipe{-1, -1};

void onSignal(int)
{
    const int saved = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
    errno = saved;
}

constexpr std::array numbers{SIGINT, SIGTERM, SIGHUP};

// nohup wants its programs to outlive their terminal.
bool isIgnored(int number)
{
    struct sigaction action = {};
    return ::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void handle(int number, void (*handler)(int))
{
    if (number == SIGHUP && isIgnored(number))
        return;
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

void handleAll(void (*handler)(int))
{
    for (const int number : numbers)
        handle(number, handler);
}

} // namespace

SignalWatch::SignalWatch(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatch::read);
    handleAll(onSignal);
}

SignalWatch::~SignalWatch()
{
    handleAll(SIG_DFL);
    delete m_notifier; // before its descriptor goes
    for (int &descriptor : signalPipe) {
        if (descriptor >= 0)
            ::close(descriptor);
        descriptor = -1;
    }
}

int SignalWatch::descriptor()
{
    return signalPipe[0];
}

DefaultSignals::DefaultSignals()
{
    handleAll(SIG_DFL);
}

DefaultSignals::~DefaultSignals()
{
    if (SignalWatch::descriptor() >= 0)
        handleAll(onSignal);
}

void SignalWatch::read()
{
    std::array<char, 16> bytes{};
    const auto count = ::read(signalPipe[0], bytes.data(), bytes.size());
    for (auto i = decltype(count){0}; i < count; ++i)
        emit interrupted();
}

} // namespace app
