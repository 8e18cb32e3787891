/* Windows 10 has this library, Wine 8 has not: its one function, for tests under Wine.
   Lies in the prefix only; windows_trials.py proves that no artefact holds it. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
    return RtlGenRandom(data, (ULONG)size);
}
