// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/KeychainState.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString trState(const char *text)
{
    return QCoreApplication::translate("ui::KeychainState", text);
}

} // namespace

KeychainLook lookOf(KeychainState state)
{
    switch (state) {
    case KeychainState::NotNeeded:
        return {trState("Needs no secret of its own."), "circle-minus", Role::Muted};
    case KeychainState::NotAsked:
        return {trState("In the keychain, which is asked when the connection is used or tested."),
                "lock", Role::Muted};
    case KeychainState::Stored:
        return {trState("Stored in the keychain."), "lock", Role::Stored};
    case KeychainState::MissingOrLocked:
        return {trState("Not found: the keychain is locked, or has no secret for this connection."),
                "triangle-alert", Role::Throttled};
    case KeychainState::Locked:
        return {trState("The keychain is locked or refused. Nothing in it was changed."),
                "triangle-alert", Role::Throttled};
    case KeychainState::Silent:
        return {trState("The keychain does not answer. Nothing in it was changed."),
                "triangle-alert", Role::Throttled};
    case KeychainState::Unavailable:
        return {trState("This desktop has no keychain. Secrets can be kept for this session only."),
                "circle-slash", Role::Throttled};
    case KeychainState::Failed:
        return {trState("The keychain failed. Nothing in it was changed."), "circle-x",
                Role::Refused};
    case KeychainState::ThisSession:
        return {trState("Kept for this session only; gone when Headgate closes."), "clock",
                Role::Uncertain};
    }
    return {};
}

bool isTrouble(KeychainState state)
{
    switch (state) {
    case KeychainState::MissingOrLocked:
    case KeychainState::Locked:
    case KeychainState::Silent:
    case KeychainState::Unavailable:
    case KeychainState::Failed:
        return true;
    case KeychainState::NotNeeded:
    case KeychainState::NotAsked:
    case KeychainState::Stored:
    case KeychainState::ThisSession:
        break;
    }
    return false;
}

} // namespace ui
