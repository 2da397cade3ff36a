// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/QuitGuard.h"

#include "ui/common/Format.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace app {

QuitGuard::QuitGuard(ui::MainWindow &window, SendController &send, DraftController &drafts,
                     ui::Questions &questions, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_send(send)
    , m_drafts(drafts)
    , m_questions(questions)
{
    m_window.setCloseGuard([this] { return mayQuit(); });
    connect(&m_send, &SendController::finished, this, [this] {
        if (m_isUnasked)
            QCoreApplication::exit(); // windows that ask before they close are not asked to
        else if (m_isLeaving)
            m_window.close();
    });
    connect(&m_drafts, &DraftController::keptOrRefused, this, [this] {
        if (std::exchange(m_isKeeping, false) && !m_isAsking)
            m_window.close();
    });
}

QuitGuard::~QuitGuard()
{
    m_window.setCloseGuard({});
}

void QuitGuard::leave()
{
    m_isUnasked = true;
    if (m_send.isBusy())
        m_send.stop();
    else
        QCoreApplication::exit();
}

bool QuitGuard::mayQuit()
{
    if (m_send.isBusy()) {
        if (m_isLeaving)
            m_send.stop(); // once more: without waiting for answers
        else if (!m_isAsking)
            ask();
        return false;
    }
    if (m_drafts.areKept() || m_mayLoseDrafts)
        return true;
    if (!m_isAsking)
        keepDrafts();
    return false;
}

// A second wish to close finds a disk that is slow, or hangs: nobody has to wait for that.
void QuitGuard::keepDrafts()
{
    if (m_drafts.areRefused())
        return askAboutDrafts(tr("It could not be written"));
    if (m_isKeeping)
        return askAboutDrafts(tr("The disk has not taken it yet"));
    m_isKeeping = true;
    m_drafts.keep();
}

void QuitGuard::ask()
{
    m_isAsking = true;
    const core::ResultSource *run = m_send.results();
    const core::Tally tally = run ? run->tally() : core::Tally();
    m_questions.choose(
        tr("Records are still on their way"),
        tr("%1 of %2 records are settled. Stopping waits three seconds for answers. A record that "
           "got none is uncertain: it may have been stored. Those that did not leave are not sent.")
            .arg(ui::grouped(tally.settled()), ui::grouped(tally.total())),
        tr("Stop and quit"), tr("Keep running"), [self = QPointer(this)](bool isAgreed) {
            if (!self)
                return;
            self->m_isAsking = false;
            if (isAgreed)
                self->stopAndQuit();
        });
}

void QuitGuard::askAboutDrafts(const QString &why)
{
    m_isAsking = true;
    m_isLeaving = false;
    m_questions.choose(
        tr("What you wrote is not on the disk"),
        tr("%1, and it is lost when the window closes. Free some space or copy it somewhere else "
           "first; it is written by itself as soon as that works.")
            .arg(why),
        tr("Quit and lose it"), tr("Stay"), [self = QPointer(this)](bool isAgreed) {
            if (!self)
                return;
            self->m_isAsking = false;
            self->m_isKeeping = false;
            self->m_mayLoseDrafts = isAgreed;
            if (isAgreed)
                self->m_window.close();
        });
}

void QuitGuard::stopAndQuit()
{
    m_isLeaving = true;
    if (m_send.isBusy())
        m_send.stop();
    else
        m_window.close(); // it ended while the question stood there
}

} // namespace app
